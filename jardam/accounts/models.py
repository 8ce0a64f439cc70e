"""What an account needs beside itself. No table here tells a name, an address of the network, or a moment finer than a day."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy


class Session(models.Model):
    """One browser that is signed in, or about to be. Deleting the row ends the session at once.

    The key in the cookie is stored as a hash only, so that reading this table opens no session;
    what the session holds, its exact end included, is sealed.
    """

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    key_hash = models.BinaryField(max_length=32, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions"
    )
    sealed_content = models.BinaryField()
    device = models.CharField(max_length=40, blank=True)  # "Chrome, Windows"
    began_on = models.DateField()
    seen_on = models.DateField()
    ends_on = models.DateField()

    privacy = Privacy(plain="id user began_on seen_on ends_on", personal="device key_hash sealed_content")

    class Meta:
        indexes = [models.Index(name="session_by_end", fields=["ends_on"])]

    def __str__(self) -> str:
        return str(self.pk)


class StaffName(models.Model):
    """The name of one who works here, sealed under the deployment's key and bound to the account.

    Not under the centre's: people of the network have none, and a shift list crosses centres.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="staff_name"
    )
    sealed_name = models.BinaryField()

    privacy = Privacy(plain="user", personal="sealed_name")

    def __str__(self) -> str:
        return str(self.pk)


class OneTimePassword(models.Model):
    """The account's password was made by somebody else: it must be changed at the first sign-in, within a week."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="one_time_password"
    )
    made_on = models.DateField()

    privacy = Privacy(plain="user made_on")

    def __str__(self) -> str:
        return str(self.pk)


class Delay(models.Model):
    """How often somebody failed at one door (a name at sign-in, an account's second factor), and the wait it cost.

    ``door`` is a keyed hash: a name that was typed, or a password typed into the wrong field, is not
    to be had from it. ``until`` is a moment only while somebody has to wait.
    """

    door = models.BinaryField(primary_key=True, max_length=32)
    failures = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True)
    tried_on = models.DateField()

    privacy = Privacy(plain="failures until tried_on", personal="door")

    def __str__(self) -> str:
        return f"{self.failures} failures"
