"""What a person needs in a case. The words of each view of it stand in the entries."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jardam.cases.choices import need_states
from jardam.cases.models.case import Case
from jardam.cases.rules.needs import NeedState
from jardam.centres.tenancy import CentreFK, Tenant
from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Topic


class Need(Tenant):
    """One thing that is needed; ended by saying what became of it."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="needs")
    number = models.PositiveIntegerField()  # the revision with which it came up
    topic = models.CharField(max_length=30, blank=True)  # of the network's list
    codelist_version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=need_states, default=NeedState.OPEN.value)
    ended_on = models.DateField(null=True, blank=True)

    privacy = Privacy(plain="id centre case number topic codelist_version state ended_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="need_number_once", fields=["centre", "case", "number"]),
            models.CheckConstraint(
                name="need_ended_says_when",
                condition=Q(state=NeedState.OPEN.value, ended_on=None)
                | (~Q(state=NeedState.OPEN.value) & Q(ended_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def of(cls, case: Case, topic: Topic | None, *, number: int) -> Need:
        """One that has just come up, not saved yet."""
        code = topic.value if topic else ""
        return cls(
            id=day_uuid(),
            centre_id=case.centre_id,
            case=case,
            number=number,
            topic=code,
            codelist_version=TOPIC_CODELIST_VERSION,
        )
