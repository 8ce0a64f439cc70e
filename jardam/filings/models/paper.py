"""A paper of a case. A draft is made anew each time it is looked at; what was sent is kept, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.collective.models import JoinedClaim
from jardam.filings.choices import outcomes, paper_states, ways
from jardam.filings.models.authority import Authority
from jardam.filings.models.template import LONGEST_KIND, Template
from jardam.filings.rules.lateness import Awaited, Outcome
from jardam.filings.rules.states import PaperState
from jardam.kernel.privacy import Privacy

if TYPE_CHECKING:
    from jardam.centres.models import User

FROZEN = (PaperState.SENT.value, PaperState.ANSWERED.value)


class PaperQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of the cases that one may see; one that tells of other workers, if one may see their cases, too.

        Whoever was barred from the case of a worker who is gone since stays out of what was sent.
        """
        cases = Case.objects.visible_to(user)
        beside = PaperWorker.objects.filter(centre_id=OuterRef("centre_id"), paper=OuterRef("pk"))
        hidden = beside.exclude(joined__claim__case__in=cases)
        ours = self.of_centre_of(user).filter(~Exists(hidden), case__in=cases)
        return ours.exclude(hidden_from__contains=[user.pk])


class Paper(Tenant):
    """``term``: the one that runs until the answer must be there. ``revision``: of the choices made on its page."""

    case = CentreFK(Case, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=LONGEST_KIND)  # a code of data/papers
    state = models.CharField(max_length=8, choices=paper_states, default=PaperState.DRAFT.value)
    made_on = models.DateField()
    made_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    authority = CentreFK(Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    template = CentreFK(Template, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    term = CentreFK(Term, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    way = models.CharField(max_length=9, choices=ways, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=7, choices=outcomes, blank=True)  # of the answer, as we see it
    hidden_from = ArrayField(models.UUIDField(), default=list, blank=True)  # see `receivers.hide_from_barred`
    sealed_choices = models.BinaryField()  # {"annexes": [code, …], "more": lines}
    sealed_sent = models.BinaryField(null=True)  # see `actions.sending`
    sealed_pdf = models.BinaryField(null=True)
    sealed_docx = models.BinaryField(null=True)
    sealed_answer = models.BinaryField(null=True)  # {"number": …, "text": …}

    objects = PaperQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre case kind state made_on made_by authority template term revision way sent_on answered_on outcome hidden_from",
        sensitive="sealed_choices sealed_sent sealed_pdf sealed_docx sealed_answer",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paper_sent_is_kept",
                condition=Q(
                    state__in=FROZEN,
                    sent_on__isnull=False,
                    sealed_sent__isnull=False,
                    sealed_pdf__isnull=False,
                    sealed_docx__isnull=False,
                )
                & ~Q(way="")
                | ~Q(state__in=FROZEN)
                & Q(sent_on=None, sealed_sent=None, sealed_pdf=None, sealed_docx=None, way="", term=None),
            ),
            models.CheckConstraint(
                name="paper_answered_says_when",
                condition=Q(
                    state=PaperState.ANSWERED.value, answered_on__isnull=False, sealed_answer__isnull=False
                )
                | ~Q(state=PaperState.ANSWERED.value) & Q(answered_on=None, sealed_answer=None, outcome=""),
            ),
            models.CheckConstraint(
                name="paper_answered_after_sent",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("sent_on")),
            ),
        ]
        indexes = [models.Index("centre", "case", name="paper_by_case")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == PaperState.DRAFT

    @property
    def is_frozen(self) -> bool:
        return PaperState(self.state).is_frozen

    @property
    def awaited(self) -> Awaited:
        """With the day of its term, which comes with it. Nobody waits for what was given up, or came as somebody said."""
        term = self.term
        over = {TermState.DROPPED, TermState.MET} if self.answered_on is None else {TermState.DROPPED}
        is_due = term is not None and term.state not in over
        outcome = Outcome(self.outcome) if self.outcome else None
        return Awaited(
            PaperState(self.state), term.due_on if term and is_due else None, self.answered_on, outcome
        )


class Figure(Tenant):
    """A number in a paper that was sent, with the rule and the rows of the law by which it was counted."""

    paper = CentreFK(Paper, on_delete=models.CASCADE, related_name="figures")
    number = models.PositiveSmallIntegerField()  # in the order of the paper
    sealed_counted = models.BinaryField()  # {"name": …, "reckoned": as `law.reckoned.Reckoned.bundle`}

    objects = TenantQuerySet.as_manager()

    privacy = Privacy(plain="id centre paper number", sensitive="sealed_counted")

    class Meta:
        constraints = [models.UniqueConstraint(name="figure_once", fields=["centre", "paper", "number"])]

    def __str__(self) -> str:
        return str(self.pk)


class PaperWorker(Tenant):
    """A worker of a collective claim of whom a paper tells beside the one in whose case it stands, or that one themself.

    What a draft took of them rests under the key of their own file, so that it goes when they are erased; what was sent is
    kept in the paper alone. ``term``: of their own case, until the answer must be there.
    """

    paper = CentreFK(Paper, on_delete=models.CASCADE, related_name="workers")
    joined = CentreFK(JoinedClaim, on_delete=models.CASCADE, related_name="+")
    term = CentreFK(Term, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sealed_taken = models.BinaryField(null=True)  # see `filings.workers.TakenWorker.bundle`

    objects = TenantQuerySet.as_manager()

    privacy = Privacy(plain="id centre paper joined term", sensitive="sealed_taken")

    class Meta:
        constraints = [models.UniqueConstraint(name="paperworker_once", fields=["centre", "paper", "joined"])]
        indexes = [models.Index("centre", "joined", name="paperworker_by_joined")]

    def __str__(self) -> str:
        return str(self.pk)
