"""The secret address under which somebody's terms stand in their own calendar."""

from django.db import models

from jardam.centres.tenancy import Tenant
from jardam.kernel.privacy import Privacy


class CalendarAddress(Tenant):
    """One for each person at most. Of the secret only its hash is kept: who forgot it makes a new one."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    secret_hash = models.BinaryField()  # SHA-256
    made_on = models.DateField()

    privacy = Privacy(plain="id centre user secret_hash made_on")

    class Meta:
        constraints = [models.UniqueConstraint(name="calendaraddress_once", fields=["centre", "user"])]

    def __str__(self) -> str:
        return str(self.pk)
