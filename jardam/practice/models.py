"""Practices of a centre and their transfers to its branches. What people write of them rests sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from jardam.centres.models import Branch
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.kernel.privacy import Privacy
from jardam.practice.choices import states, ways
from jardam.practice.rules.transfers import State, is_waiting
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from jardam.centres.models import User

NAME, WORDS, BROUGHT, REASON, FOUND = "name", "words", "brought", "reason", "found"  # inside the seals
SITUATION, EVIDENCE = "situation", "evidence"  # of what was written before they were asked for: empty


def sealed(row: UUID, words: Mapping[str, str]) -> bytes:
    """What was written of a practice or of a transfer, bound to that row and no other."""
    return seal_text(f"practice/{row}", json.dumps(dict(words), ensure_ascii=False)).encode()


def opened(row: UUID, seal: bytes | memoryview) -> dict[str, str]:
    words: dict[str, str] = json.loads(open_text(f"practice/{row}", bytes(seal).decode()))
    return words


class ReadQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """All of the centre, for whoever reads its answers."""
        return self.of_centre_of(user) if user.holds(Right.ANSWER_READ) else self.none()


class Practice(Tenant):
    """Something that works, written down so that another branch can do it. Changed by its author or the head, never deleted."""

    number = models.PositiveIntegerField()  # in the order of writing
    revision = models.PositiveIntegerField(default=1)  # how often it was written; a page behind it is told so
    branch = CentreFK(Branch, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    topic = models.CharField(max_length=30, blank=True)  # of the network's list
    region = models.CharField(max_length=6, blank=True)  # where it was done: ISO 3166
    codelist_version = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    written_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    sealed_words = (
        models.BinaryField()
    )  # {"name": …, "situation": …, "words": …, "evidence": …, "brought": …}
    sealed_reason = models.BinaryField(null=True)  # {"reason": …}, once withdrawn

    objects = ReadQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre number revision branch topic region codelist_version written_by written_on withdrawn_on",
        personal="sealed_words sealed_reason",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="practice_number_once", fields=["centre", "number"]),
            models.CheckConstraint(
                name="practice_withdrawn_says_why",
                condition=Q(withdrawn_on=None, sealed_reason=None)
                | Q(withdrawn_on__isnull=False, sealed_reason__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def written(self) -> dict[str, str]:
        """Its name, in what situation and how it is done, what shows that it works, and who brought it in."""
        return {SITUATION: "", EVIDENCE: "", **opened(self.pk, self.sealed_words)}

    @property
    def name(self) -> str:
        return self.written[NAME]

    @property
    def reason(self) -> str:
        """Why it was withdrawn."""
        return opened(self.pk, self.sealed_reason)[REASON] if self.sealed_reason else ""

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None


class TransferQuerySet(ReadQuerySet):
    def waiting(self, today: date) -> Self:
        """Of practices that stand, those at which somebody should have looked by now."""
        return self.filter(look_on__lte=today, practice__withdrawn_on=None)


class Transfer(Tenant):
    """A practice was handed to one branch of the centre: how, to how many, who answers for it there, what became of it."""

    practice = CentreFK(Practice, on_delete=models.PROTECT, related_name="transfers")
    from_branch = CentreFK(Branch, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_branch = CentreFK(Branch, on_delete=models.PROTECT, related_name="+")
    handed_on = models.DateField()
    how = models.CharField(max_length=13, choices=ways)
    learned = models.PositiveSmallIntegerField()  # colleagues
    answers_for = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=8, choices=states, default=State.HANDED.value)
    revision = models.PositiveIntegerField(default=1)
    look_on = models.DateField(null=True, blank=True)  # empty when nobody need look any more
    looked_on = models.DateField(null=True, blank=True)  # the last time
    sealed_found = models.BinaryField(null=True)  # {"found": …}

    objects = TransferQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre practice from_branch to_branch handed_on how learned answers_for recorded_by state"
        " revision look_on looked_on",
        personal="sealed_found",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="transfer_one_standing_per_branch",
                fields=["centre", "practice", "to_branch"],
                condition=~Q(state=State.NOT_USED.value),
            ),
            models.CheckConstraint(
                name="transfer_goes_to_another_branch",
                condition=Q(from_branch=None) | ~Q(from_branch=F("to_branch")),
            ),
            models.CheckConstraint(
                name="transfer_is_looked_at_until_it_is_not_used",
                condition=Q(state=State.HANDED.value, look_on__isnull=False, looked_on=None)
                | Q(
                    state__in=[State.IN_USE.value, State.ADAPTED.value],
                    looked_on__isnull=False,
                )
                | Q(state=State.NOT_USED.value, look_on=None, looked_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index("centre", "practice", name="transfer_by_practice"),
            models.Index(
                "centre",
                "answers_for",
                "look_on",
                name="transfer_to_look_at",
                condition=Q(look_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def found(self) -> str:
        """What was changed, or why it is not used; empty where nothing was said."""
        return opened(self.pk, self.sealed_found)[FOUND] if self.sealed_found else ""

    def is_waiting(self, today: date) -> bool:
        return is_waiting(self.look_on, today)
