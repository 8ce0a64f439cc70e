"""What a centre decides for itself about its quality, debriefs that were held, and complaints about its own
service, and the records that were drawn for review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.models import Contact
from jardam.kernel.privacy import Privacy
from jardam.quality.choices import answers, marks, questions, ways_in, what_about, where_it_stands
from jardam.quality.rules.complaints import WAITING, State
from jardam.quality.rules.load import OURS, Terms
from jardam.quality.rules.terms import COMPLAINT_DAYS
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User

_WAITS = [state.value for state in WAITING]


class OwnTerms(Tenant):
    """What a centre has decided for itself: a weight for hard contacts, and when a debrief is due. No norm, no law."""

    heavy_weight = models.PositiveSmallIntegerField(default=OURS.heavy_weight)
    debrief_after = models.PositiveSmallIntegerField(default=OURS.debrief_after)
    debrief_days = models.PositiveSmallIntegerField(default=OURS.debrief_days)
    complaint_days = models.PositiveSmallIntegerField(default=COMPLAINT_DAYS)  # working days

    privacy = Privacy(plain="id centre heavy_weight debrief_after debrief_days complaint_days")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="ownterms_one_per_centre", fields=["centre"]),
            models.CheckConstraint(
                name="ownterms_are_numbers_that_one_can_keep",
                condition=Q(
                    heavy_weight__range=(1, 10),
                    debrief_after__range=(1, 20),
                    debrief_days__range=(1, 31),
                    complaint_days__range=(1, 60),
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def load(self) -> Terms:
        return Terms(self.heavy_weight, self.debrief_after, self.debrief_days)


class DebriefQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """One's own; everybody's for whoever leads."""
        ours = self.of_centre_of(user)
        return ours if user.holds(Right.QUALITY_LEAD) else ours.filter(user=user)


class Debrief(Tenant):
    """A talk after hard contacts was held: on which day, and with which colleague or somebody from outside. Never what was said."""

    user = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    held_on = models.DateField()
    held_with = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    noted_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = DebriefQuerySet.as_manager()

    privacy = Privacy(plain="id centre user held_on held_with noted_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="debrief_once_on_a_day", fields=["centre", "user", "held_on"]),
            models.CheckConstraint(
                name="debrief_with_somebody_else", condition=Q(held_with=None) | ~Q(held_with=F("user"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ComplaintQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Their own for its owners, all of the centre for whoever leads; never to those whom it concerns."""
        ours = self.of_centre_of(user).exclude(colleague=user).exclude(contact__recorded_by=user)
        if user.holds(Right.QUALITY_LEAD):
            return ours
        return ours.filter(owner=user) if user.holds(Right.COMPLAINT_SETTLE) else self.none()

    def waiting(self) -> Self:
        return self.filter(state__in=_WAITS)


class Complaint(Tenant):
    """Somebody complained about our own service. What they said, and what was found, rests sealed under a key of its own."""

    number = models.PositiveIntegerField()  # in the order of coming
    came = models.CharField(max_length=9, choices=ways_in)
    about = models.CharField(max_length=17, choices=what_about)
    state = models.CharField(max_length=11, choices=where_it_stands, default=State.RECEIVED.value)
    answer = models.CharField(max_length=11, choices=answers, blank=True)  # only at its end
    is_anonymous = models.BooleanField(default=False)
    received_on = models.DateField()
    due_on = models.DateField(null=True)  # the last working day, only while it waits
    ended_on = models.DateField(null=True, blank=True)
    contact = CentreFK(Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    colleague = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )  # about whom, where somebody was named
    owner = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    recorded_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_words = models.BinaryField()  # {"words": …, "reply_to": …}
    sealed_notes = models.BinaryField(null=True)  # [{"on": day, "by": user id, "text": …}]

    objects = ComplaintQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre number came about state answer is_anonymous received_on due_on ended_on contact owner"
        " recorded_by key",
        personal="colleague",
        sensitive="sealed_words sealed_notes",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="complaint_number_once", fields=["centre", "number"]),
            models.CheckConstraint(
                name="complaint_due_only_while_waiting",
                condition=Q(state__in=_WAITS, due_on__isnull=False, ended_on__isnull=True, answer="")
                | (~Q(state__in=_WAITS) & Q(due_on__isnull=True, ended_on__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="complaint_owner_is_not_whom_it_is_about",
                condition=Q(owner=None) | Q(colleague=None) | ~Q(owner=F("colleague")),
            ),
        ]
        indexes = [
            models.Index("centre", "due_on", name="complaint_due", condition=Q(state__in=_WAITS)),
            models.Index("centre", "key", name="complaint_by_key"),
            models.Index(
                "centre", "contact", name="complaint_by_contact", condition=Q(contact__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_waiting(self) -> bool:
        return self.state in _WAITS

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


class LeadQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.of_centre_of(user) if user.holds(Right.QUALITY_LEAD) else self.none()


class Sample(Tenant):
    """Some closed consultations of a month, drawn by a seed that nobody chose and that stands here for good."""

    number = models.PositiveIntegerField()  # in the order of drawing
    from_month = models.DateField()  # its first day
    seed = models.CharField(max_length=32)  # hexadecimal, the same for all draws of a month
    frame = models.PositiveIntegerField()  # from how many it was drawn
    drawn_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    drawn_on = models.DateField()

    objects = LeadQuerySet.as_manager()

    privacy = Privacy(plain="id centre number from_month seed frame drawn_by drawn_on")

    class Meta:
        constraints = [models.UniqueConstraint(name="sample_number_once", fields=["centre", "number"])]
        indexes = [models.Index("centre", "from_month", name="sample_by_month")]

    def __str__(self) -> str:
        return str(self.number)


class ReviewQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """For whoever leads all but those of their own records; for everybody the reviewed ones of their own."""
        ours = self.of_centre_of(user)
        own = Q(contact__recorded_by=user, reviewed_on__isnull=False)
        if user.holds(Right.QUALITY_LEAD):
            return ours.filter(own | ~Q(contact__recorded_by=user))
        return ours.filter(own) if user.holds(Right.CONTACT_RECORD) else self.none()

    def of_own(self, user: User) -> Self:
        """What was said of this person's records."""
        return self.of_centre_of(user).filter(contact__recorded_by=user, reviewed_on__isnull=False)


class Review(Tenant):
    """One drawn record and what a reviewer said of it. The remark is sealed with the contact."""

    sample = CentreFK(Sample, on_delete=models.PROTECT, related_name="reviews")
    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()  # in the sample
    reviewer = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    reviewed_on = models.DateField(null=True)
    seen_on = models.DateField(null=True)  # by whose record it is
    sealed_remark = models.BinaryField(null=True)

    objects = ReviewQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre sample contact place reviewer reviewed_on seen_on", sensitive="sealed_remark"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="review_contact_once", fields=["centre", "contact"]),
            models.CheckConstraint(
                name="review_has_reviewer_and_day_together",
                condition=Q(reviewer=None, reviewed_on=None, seen_on=None, sealed_remark=None)
                | Q(reviewer__isnull=False, reviewed_on__isnull=False),
            ),
        ]
        indexes = [models.Index("centre", "sample", "place", name="review_by_sample")]

    def __str__(self) -> str:
        return str(self.place)


class ReviewMark(Tenant):
    """The answer to one of the fixed questions about a record."""

    review = CentreFK(Review, on_delete=models.CASCADE, related_name="marks")
    question = models.CharField(max_length=11, choices=questions)
    mark = models.CharField(max_length=14, choices=marks)

    privacy = Privacy(plain="id centre review question mark")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="reviewmark_once", fields=["centre", "review", "question"]),
        ]

    def __str__(self) -> str:
        return self.question
