"""Somebody is passed on to a partner who has no account here: what goes, to whom, how far it is. And the doors they come in by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from jardam.cases.models import Case
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.models import Contact
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import Topic
from jardam.network.choices import Refusal
from jardam.network.models import Organisation
from jardam.people.models import Person
from jardam.referrals.choices import DoorKind, Result
from jardam.referrals.rules.clock import Urgency
from jardam.referrals.rules.lives import LIVE, OfferState, ReferralState
from jardam.referrals.rules.routes import Way
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User

_LIVE = [state.value for state in LIVE]
_WAITING = [OfferState.ASKED.value, OfferState.SEEN.value]
_OPEN = [ReferralState.UNDER_WAY.value, ReferralState.STRANDED.value]


class ReferralQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of cases one may see; those of contacts alone, for whoever reads contacts or passed them on."""
        ours, of_contact = self.of_centre_of(user), Q(case=None, opened_by=user)
        if user.holds(Right.CONTACT_READ):
            of_contact = Q(case=None)
        return ours.filter(of_contact | Q(case__in=Case.objects.visible_to(user)))

    def open(self) -> Self:
        return self.filter(state__in=_OPEN)


class Referral(Tenant):
    """One need of one person, passed on with their yes. ``until``: the last day on which any link of it opens.

    ``key``: of the person's file; of its own where nobody knows who they are.
    """

    reference = models.CharField(max_length=9)
    case = CentreFK(Case, on_delete=models.CASCADE, null=True, blank=True, related_name="referrals")
    contact = CentreFK(Contact, on_delete=models.CASCADE, null=True, blank=True, related_name="referrals")
    person = CentreFK(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=40)
    region = models.CharField(max_length=6)
    urgency = models.CharField(max_length=5)
    state = models.CharField(max_length=9, default=ReferralState.UNDER_WAY.value)
    opened_on = models.DateField()
    opened_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    until = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    has_news = models.BooleanField(default=False)  # something happened that nobody of ours has looked at
    sealed_packet = models.BinaryField(null=True)  # rules.packets.Packet; null once it has ended
    sealed_route = models.BinaryField(null=True)  # {"stops": […]}; the same

    objects = ReferralQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre reference case contact person key topic region urgency state opened_on opened_by until ended_on revision"
        " has_news",
        sensitive="sealed_packet sealed_route",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="referral_reference_once", fields=["centre", "reference"]),
            models.CheckConstraint(
                name="referral_of_something", condition=Q(case__isnull=False) | Q(contact__isnull=False)
            ),
            models.CheckConstraint(
                name="referral_topic_known", condition=Q(topic__in=[topic.value for topic in Topic])
            ),
            models.CheckConstraint(
                name="referral_urgency_known", condition=Q(urgency__in=[one.value for one in Urgency])
            ),
            models.CheckConstraint(
                name="referral_keeps_words_while_open",
                condition=Q(
                    state__in=_OPEN,
                    ended_on__isnull=True,
                    sealed_packet__isnull=False,
                    sealed_route__isnull=False,
                )
                | (~Q(state__in=_OPEN) & Q(ended_on__isnull=False, sealed_packet=None, sealed_route=None)),
            ),
        ]
        indexes = [
            models.Index("centre", "case", name="referral_of_case"),
            models.Index("centre", "opened_by", name="referral_open", condition=Q(state__in=_OPEN)),
            models.Index("centre", "opened_by", name="referral_news", condition=Q(has_news=True)),
            models.Index("centre", "contact", name="referral_of_contact"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.state in _OPEN


class Offer(Tenant):
    """A referral as one partner has it. Whoever holds its secret reads the packet, until it ends.

    ``sealed_kept_key``: what the packet and the words are sealed under, for the centre; ``sealed_link_key``: the same, for the
    link; ``sealed_system_key``: the same, for the partner's own system, where it has one. ``due_at``: by when an answer is due, only while one is.
    """

    referral = CentreFK(Referral, on_delete=models.CASCADE, related_name="offers")
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    way = models.CharField(max_length=8)
    state = models.CharField(max_length=10, default=OfferState.ASKED.value)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False, null=True
    )  # null: by itself
    remind_at = models.DateTimeField(null=True)  # to the minute, only until then
    due_at = models.DateTimeField(null=True)  # to the minute, only while an answer is due
    is_in_time = models.BooleanField(null=True)  # of the first answer
    seen_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    refusal = models.CharField(max_length=9, choices=Refusal, blank=True)
    result = models.CharField(max_length=10, choices=Result, blank=True)
    link_hash = models.BinaryField(null=True)
    sealed_link_key = models.BinaryField(null=True)
    sealed_system_key = models.BinaryField(null=True)
    sealed_kept_key = models.BinaryField()
    sealed_packet = models.BinaryField(null=True)
    sealed_letter = models.BinaryField(null=True)  # {"to", "link"}; null once it has gone
    letter_tries = models.PositiveSmallIntegerField(default=0)

    privacy = Privacy(
        plain="id centre referral number organisation way state asked_on asked_by remind_at due_at is_in_time seen_on answered_on"
        " ended_on refusal result letter_tries",
        personal="link_hash",
        sensitive="sealed_link_key sealed_system_key sealed_kept_key sealed_packet sealed_letter",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offer_number_once", fields=["centre", "referral", "number"]),
            models.UniqueConstraint(
                name="offer_one_lives", fields=["centre", "referral"], condition=Q(state__in=_LIVE)
            ),
            models.CheckConstraint(
                name="offer_state_known", condition=Q(state__in=[state.value for state in OfferState])
            ),
            models.CheckConstraint(name="offer_way_known", condition=Q(way__in=[way.value for way in Way])),
            models.CheckConstraint(
                name="offer_opens_only_while_it_lives",
                condition=Q(state__in=_LIVE, ended_on__isnull=True, sealed_packet__isnull=False)
                | (
                    ~Q(state__in=_LIVE)
                    & Q(
                        ended_on__isnull=False,
                        sealed_packet=None,
                        sealed_link_key=None,
                        sealed_system_key=None,
                        link_hash=None,
                        sealed_letter=None,
                    )
                ),
            ),
            models.CheckConstraint(
                name="offer_clock_while_an_answer_is_due",
                condition=Q(state__in=_WAITING, due_at__isnull=False)
                | (~Q(state__in=_WAITING) & Q(due_at=None, remind_at=None)),
            ),
        ]
        indexes = [
            models.Index("centre", "due_at", name="offer_due", condition=Q(due_at__isnull=False)),
            models.Index("centre", "organisation", "asked_on", name="offer_of_organisation"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_live(self) -> bool:
        return self.state in _LIVE


class SystemKey(Tenant):
    """The public key of a partner's own system, as somebody of the centre entered it: offers are sealed to it from then on.

    ``stamp``: the house wrote this key; one that was exchanged in the database receives nothing.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    public = models.BinaryField(max_length=32)
    stamp = models.BinaryField(max_length=32)
    entered_on = models.DateField()
    entered_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    ended_on = models.DateField(null=True, blank=True)

    privacy = Privacy(plain="id centre organisation public stamp entered_on entered_by ended_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="systemkey_one_holds", fields=["centre", "organisation"], condition=Q(ended_on=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Word(Tenant):
    """What the partner wrote to the centre about it, or the centre to the partner; sealed under the offer's key."""

    offer = CentreFK(Offer, on_delete=models.CASCADE, related_name="words")
    number = models.PositiveSmallIntegerField()
    is_partners = models.BooleanField()
    written_on = models.DateField()
    written_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, related_name="+", db_index=False, null=True
    )
    sealed_text = models.BinaryField()

    privacy = Privacy(
        plain="id centre offer number is_partners written_on written_by", sensitive="sealed_text"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="word_number_once", fields=["centre", "offer", "number"]),
            models.CheckConstraint(
                name="word_of_one_side",
                condition=Q(is_partners=True, written_by=None)
                | Q(is_partners=False, written_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Door(models.Model):
    """A number that is read out, and where it leads with the code beside it. It says nothing of anybody.

    Of no centre, so that whoever types a number need not know whose it is. ``sealed_key``: what the code opens.
    """

    number = models.CharField(max_length=9, primary_key=True)
    centre = models.ForeignKey("centres.Centre", on_delete=models.CASCADE, related_name="+", db_index=False)
    referral_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=7)
    until = models.DateField()
    tries_left = models.PositiveSmallIntegerField()
    salt = models.BinaryField()
    sealed_key = models.BinaryField()

    privacy = Privacy(plain="number centre referral_id kind until tries_left salt", sensitive="sealed_key")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="door_one_of_a_kind", fields=["referral_id", "kind"]),
            models.CheckConstraint(
                name="door_kind_known", condition=Q(kind__in=[kind.value for kind in DoorKind])
            ),
        ]

    def __str__(self) -> str:
        return self.number


FEWEST_ASKED = 5
"""How often a partner must have been asked before the network is told how it answers: below that it would tell of single cases."""


class PartnerAnswers(models.Model):
    """How one partner answered to all centres together in twelve months. Written by the worker alone.

    ``silent``: no answer in time; ``accepted``: took it on, whatever became of it.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    to_month = models.DateField()  # its first day
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()
    done = models.PositiveIntegerField()
    silent = models.PositiveIntegerField()

    privacy = Privacy(plain="organisation to_month asked answered accepted done silent")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="partneranswers_tell_of_no_single_case", condition=Q(asked__gte=FEWEST_ASKED)
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)
