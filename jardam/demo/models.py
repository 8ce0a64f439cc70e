"""How far the demo network is built. One row is one centre's month, written in the same transaction as its contacts."""

from django.db import models

from jardam.centres.tenancy import Tenant
from jardam.kernel.privacy import Privacy


class FilledMonth(Tenant):
    """A batch that stands. It repeats the plan of its wave, so that whoever goes on after a crash goes on with it."""

    wave = models.PositiveIntegerField()
    month = models.DateField()  # its first day
    contacts = models.PositiveIntegerField()
    wave_contacts = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    last_day = models.DateField()

    privacy = Privacy(plain="id centre wave month contacts wave_contacts seed last_day")

    class Meta:
        constraints = [models.UniqueConstraint(name="filledmonth_once", fields=["centre", "wave", "month"])]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}, wave {self.wave}"
