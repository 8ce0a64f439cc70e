"""Problems and what was done about them. Neither holds a count, a teller, a witness or a case; words rest sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.filings.models import Authority
from jardam.incidents.choices import incident_kinds
from jardam.incidents.models import Venue
from jardam.kernel.privacy import Privacy
from jardam.problems.choices import deed_options, state_options, verdict_options
from jardam.problems.rules.states import ENDED, JUDGED, OPEN, Hands, State
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from jardam.centres.models import User

Words = Mapping[str, Any]


def sealed(row: UUID, words: Words) -> bytes:
    """What is written of a problem or of a deed, bound to that row and no other."""
    return seal_text(f"problem/{row}", json.dumps(dict(words), ensure_ascii=False)).encode()


def opened(row: UUID, seal: bytes | memoryview) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(open_text(f"problem/{row}", bytes(seal).decode()))
    return words


def _is_in(states: object) -> Q:
    return Q(state__in=sorted(str(state) for state in states))  # type: ignore[attr-defined]


class ProblemQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """All of the centre, for whoever keeps its incidents: they say no more than that there is a pattern."""
        return self.of_centre_of(user) if user.holds(Right.INCIDENT_KEEP) else self.none()

    def open(self) -> Self:
        return self.exclude(_is_in(ENDED))

    def due(self, today: date) -> Self:
        """Those whose next action or awaited answer has come to its day."""
        return self.open().filter(Q(next_on__lte=today) | Q(due_on__lte=today))


class Problem(Tenant):
    """One kind of incident at one venue that somebody answers for, with what is done next and by which day.

    ``hands``, ``authority``, ``handed_on``, ``due_on``: who is at it and by when; empty while nobody is. ``clock``: the
    row of the law that counted ``due_on``, empty where it was typed.
    """

    number = models.PositiveIntegerField()  # in the order of raising
    revision = models.PositiveIntegerField(default=1)  # one more with each deed
    venue = CentreFK(Venue, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=incident_kinds)
    state = models.CharField(max_length=9, choices=state_options, default=State.RAISED.value)
    owner = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    raised_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    raised_on = models.DateField()
    next_on = models.DateField(null=True, blank=True)
    hands = models.CharField(max_length=9, blank=True)
    authority = CentreFK(Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    handed_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    clock = models.CharField(max_length=40, blank=True)
    verdict = models.CharField(max_length=10, choices=verdict_options, blank=True)
    judged_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    sealed_words = models.BinaryField()  # {"wrong": …, "next": …, "who": …}

    objects = ProblemQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre number revision venue kind state owner raised_by raised_on next_on hands authority handed_on"
        " due_on clock verdict judged_on ended_on",
        personal="sealed_words",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="problem_number_once", fields=["centre", "number"]),
            models.UniqueConstraint(
                name="problem_one_open_of_a_pattern",
                fields=["centre", "venue", "kind"],
                condition=_is_in(OPEN),
            ),
            models.CheckConstraint(
                name="problem_open_has_a_next_action",
                condition=(_is_in(OPEN) & Q(next_on__isnull=False, ended_on=None))
                | (_is_in(ENDED) & Q(next_on=None, due_on=None, ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="problem_in_hands_has_a_last_day",
                condition=Q(
                    state=State.IN_HANDS.value,
                    hands__in=sorted(Hands),
                    handed_on__isnull=False,
                    due_on__isnull=False,
                )
                | (~Q(state=State.IN_HANDS.value) & Q(due_on=None)),
            ),
            models.CheckConstraint(
                name="problem_judged_says_how",
                condition=(_is_in(JUDGED) & ~Q(verdict="") & Q(judged_on__isnull=False))
                | (~_is_in(JUDGED) & Q(verdict="", judged_on=None)),
            ),
        ]
        indexes = [
            models.Index(
                "centre", "owner", "next_on", name="problem_of_a_day", condition=Q(next_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def words(self) -> dict[str, Any]:
        """What is wrong, what is done next, and who is at it."""
        return opened(self.pk, self.sealed_words)

    @property
    def in_state(self) -> State:
        return State(self.state)

    @property
    def is_open(self) -> bool:
        return self.in_state not in ENDED

    @property
    def first_due(self) -> date | None:
        """The earlier of its next action and of the answer that is awaited."""
        return min(filter(None, (self.next_on, self.due_on)), default=None)


class Done(Tenant):
    """One deed: a line of the history, which nobody changes. ``owner``: who answers for it from then on."""

    problem = CentreFK(Problem, on_delete=models.PROTECT, related_name="history")
    number = models.PositiveIntegerField()  # the revision that it made
    deed = models.CharField(max_length=8, choices=deed_options)
    state = models.CharField(max_length=9, choices=state_options)  # after it
    owner = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    done_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    done_on = models.DateField()
    verdict = models.CharField(max_length=10, choices=verdict_options, blank=True)
    sealed_words = models.BinaryField()  # {"said": …, "next": …, "next_on": …, …}

    objects = TenantQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre problem number deed state owner done_by done_on verdict", personal="sealed_words"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="done_number_once", fields=["centre", "problem", "number"]),
            models.CheckConstraint(
                name="done_verdict_by_a_second_person",
                condition=Q(verdict="") | ~Q(done_by=F("owner")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def words(self) -> dict[str, Any]:
        return opened(self.pk, self.sealed_words)
