"""A change of the law on its way: entered by one person, confirmed by another. What is confirmed is never changed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from jardam.centres.rules.roles import Right
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.law.choices import change_acts, change_states, confidences
from jardam.law.models.rows import Parameter
from jardam.law.rules.changing import Act, ChangeState, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.vault.secrets import open_text

if TYPE_CHECKING:
    from jardam.centres.models import User

OPEN = [ChangeState.DRAFT.value, ChangeState.REHEARSED.value]
RELEASED = [ChangeState.CONFIRMED.value, ChangeState.WITHDRAWN.value]
_SPOKEN = [language.value for language in Language if language is not Language.UNKNOWN]


def reason_purpose(change_id: UUID) -> str:
    """What the reason of a change is sealed for: that row and no other."""
    return f"law-change/{change_id}"


def withdrawal_purpose(change_id: UUID) -> str:
    return f"law-withdrawal/{change_id}"


def notice_purpose(notice_id: UUID) -> str:
    return f"law-notice/{notice_id}"


class Ledger(models.Model):
    """One row: the number of the last recording and of the last change. Whoever writes the law holds its lock."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    recording = models.PositiveIntegerField(default=0)
    change = models.PositiveIntegerField(default=0)

    privacy = Privacy(plain="id recording change")

    class Meta:
        constraints = [models.CheckConstraint(name="ledger_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"recording {self.recording}"


class ChangeQuerySet(models.QuerySet["Change"]):
    def visible_to(self, user: User) -> Self:
        """Changes belong to the network; whoever keeps the law sees them all."""
        return self if user.holds(Right.LAW_KEEP) else self.none()

    def open(self) -> Self:
        """Entered, and neither confirmed nor thrown away."""
        return self.filter(state__in=OPEN)

    def waiting_for(self, user: User) -> Self:
        """Those that somebody else has rehearsed, so that this person may confirm them."""
        return self.visible_to(user).filter(state=ChangeState.REHEARSED).exclude(entered_by=user)


class Change(models.Model):
    """What a law, or a better look at it, changes: one or several rows, one source, one reason."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    number = models.PositiveIntegerField(unique=True)
    state = models.CharField(max_length=9, choices=change_states, default=ChangeState.DRAFT)
    law = models.TextField()  # act and article
    sources = models.TextField()  # where it can be read
    confidence = models.CharField(max_length=24, choices=confidences)
    checked_on = models.DateField()
    review_on = models.DateField()
    sealed_reason = models.BinaryField()
    entered_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    entered_on = models.DateField()
    rehearsed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    confirmed_on = models.DateField(null=True, blank=True)
    recording = models.PositiveIntegerField(null=True, blank=True)  # under which its rows were recorded
    withdrawn_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    sealed_withdrawal = models.BinaryField(null=True)
    revision = models.PositiveIntegerField(default=0)  # of the draft: two tabs do not overwrite each other

    objects = ChangeQuerySet.as_manager()

    privacy = Privacy(
        plain="id number state law sources confidence checked_on review_on entered_by entered_on rehearsed_on"
        " confirmed_by confirmed_on recording withdrawn_by withdrawn_on revision",
        personal="sealed_reason sealed_withdrawal",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="change_confirmed_by_a_second_person",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
            ),
            models.CheckConstraint(
                name="change_released_says_who",
                condition=Q(state__in=RELEASED)
                & Q(confirmed_by__isnull=False, confirmed_on__isnull=False, recording__isnull=False)
                | ~Q(state__in=RELEASED) & Q(confirmed_by=None, confirmed_on=None, recording=None),
            ),
            models.CheckConstraint(
                name="change_withdrawn_says_who_and_why",
                condition=Q(state=ChangeState.WITHDRAWN)
                & Q(withdrawn_by__isnull=False, withdrawn_on__isnull=False, sealed_withdrawal__isnull=False)
                | ~Q(state=ChangeState.WITHDRAWN)
                & Q(withdrawn_by=None, withdrawn_on=None, sealed_withdrawal=None),
            ),
            models.CheckConstraint(
                name="change_confidence_known",
                condition=Q(confidence__in=[word.value for word in Confidence]),
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.number}"

    @property
    def reason(self) -> str:
        return open_text(reason_purpose(self.pk), bytes(self.sealed_reason).decode())

    @property
    def withdrawal(self) -> str:
        """Why it was withdrawn; empty where it was not."""
        if self.sealed_withdrawal is None:
            return ""
        return open_text(withdrawal_purpose(self.pk), bytes(self.sealed_withdrawal).decode())

    @property
    def grounds(self) -> Grounds:
        return Grounds(self.law, self.sources, Confidence(self.confidence), self.checked_on, self.review_on)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_released(self) -> bool:
        return self.state in RELEASED


class ChangeRow(models.Model):
    """What a change does to one period of one row of the law."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=10, choices=change_acts)
    code = models.CharField(max_length=80)
    value = models.CharField(max_length=60, blank=True)
    statement = models.TextField(blank=True)  # empty: the words stay
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    base = models.ForeignKey(Parameter, on_delete=models.PROTECT, related_name="+")  # as it was seen

    privacy = Privacy(plain="id change position act code value statement starts_on ends_on base")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="changerow_one_position", fields=["change", "position"]),
            models.CheckConstraint(
                name="changerow_act_known", condition=Q(act__in=[act.value for act in Act])
            ),
        ]
        indexes = [models.Index(fields=["code"], name="changerow_by_code")]

    def __str__(self) -> str:
        return f"{self.act} {self.code}"

    @property
    def proposal(self) -> Proposal:
        """As rules read it. Needs ``base``."""
        return Proposal(
            act=Act(self.act),
            code=self.code,
            value=self.value,
            statement=self.statement,
            period=self.base.valid_from,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            version=self.base.version,
        )


class NoticeText(models.Model):
    """What people are told of a change, in one language. Nothing leaves the house by it: a person releases the text."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="notices")
    language = models.CharField(max_length=2)
    sealed_text = models.BinaryField()
    is_reviewed = models.BooleanField(default=False)  # by somebody who speaks it
    edited_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )  # nobody: as it was drafted
    edited_on = models.DateField()
    released_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    released_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    privacy = Privacy(
        plain="id change language is_reviewed edited_by edited_on released_by released_on revision",
        personal="sealed_text",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="noticetext_one_language", fields=["change", "language"]),
            models.CheckConstraint(name="noticetext_language_known", condition=Q(language__in=_SPOKEN)),
            models.CheckConstraint(
                name="noticetext_released_says_who",
                condition=Q(released_by=None, released_on=None)
                | Q(released_by__isnull=False, released_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change_id} {self.language}"

    @property
    def text(self) -> str:
        return open_text(notice_purpose(self.pk), bytes(self.sealed_text).decode())
