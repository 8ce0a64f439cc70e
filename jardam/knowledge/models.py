"""Answer cards in versions. A version that was once current is kept as it was: somebody may have read it aloud."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jardam.centres.choices import roles
from jardam.centres.rules.roles import Right
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import (
    Audience,
    Calculator,
    DraftState,
    Kind,
    Risk,
    SignOffAct,
    draft_states,
    kinds,
    risks,
    sign_off_acts,
)
from jardam.knowledge.rules.sentences import digest_of
from jardam.law.choices import confidences
from jardam.law.models import Parameter
from jardam.law.rules.confidence import Confidence
from jardam.vault.secrets import open_text, seal_text

if TYPE_CHECKING:
    from jardam.centres.models import User

_SPOKEN = [language.value for language in Language if language is not Language.UNKNOWN]


class CardQuerySet(models.QuerySet["Card"]):
    def current(self) -> Self:
        return self.filter(is_current=True)


class Card(models.Model):
    """One version of one answer."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.CharField(max_length=40)  # "WAGES_UNPAID"
    version = models.PositiveIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    topics = ArrayField(models.CharField(max_length=40))
    risk = models.CharField(max_length=16, choices=risks, blank=True)
    kind = models.CharField(max_length=16, choices=kinds, default=Kind.INFORMATION)
    audience = ArrayField(models.CharField(max_length=16), default=list)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=32, choices=roles, blank=True)
    reviewer = models.CharField(max_length=32, choices=roles, blank=True)  # empty: nobody has reviewed it
    next_review_on = models.DateField(null=True, blank=True)
    calculators = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    where = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # actors, standard services
    confidence = models.CharField(max_length=24, choices=confidences)  # the weakest of what is read aloud
    checked_on = models.DateField()
    digest = models.CharField(max_length=64)  # of the file this version was read from
    loaded_on = models.DateField()
    draft = models.ForeignKey(  # from which this version was published; none: it was read from a file
        "knowledge.Draft", on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )

    objects = CardQuerySet.as_manager()

    privacy = Privacy(
        plain="id code version is_current topics risk kind audience valid_from valid_to owner reviewer"
        " next_review_on calculators where confidence checked_on digest loaded_on draft"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="card_one_version", fields=["code", "version"]),
            models.UniqueConstraint(name="card_one_current", fields=["code"], condition=Q(is_current=True)),
            models.CheckConstraint(
                name="card_risk_known", condition=Q(risk__in=["", *(risk.value for risk in Risk)])
            ),
            models.CheckConstraint(
                name="card_topics_known",
                condition=Q(topics__contained_by=[topic.value for topic in Topic], topics__len__gte=1),
            ),
            models.CheckConstraint(
                name="card_kind_known", condition=Q(kind__in=[kind.value for kind in Kind])
            ),
            models.CheckConstraint(
                name="card_audience_known",
                condition=Q(audience__contained_by=[who.value for who in Audience]),
            ),
            models.CheckConstraint(
                name="card_calculators_known",
                condition=Q(calculators__contained_by=[name.value for name in Calculator]),
            ),
            models.CheckConstraint(
                name="card_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="card_confidence_known", condition=Q(confidence__in=[word.value for word in Confidence])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    def holds(self, on: date) -> bool:
        """Whether the answer is meant for a day: neither too early for it nor outlived by it."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)

    def is_for_clients(self, on: date) -> bool:
        """Whether it is meant for anybody but staff, and for this day."""
        return self.holds(on) and set(self.audience) != {Audience.STAFF.value}


class CardText(models.Model):
    """A card in one language."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=300)  # here and below numbers of the law are references in braces
    ask = ArrayField(models.TextField())
    say = models.TextField()
    steps = ArrayField(models.TextField(), default=list, blank=True)
    take = ArrayField(models.TextField(), default=list, blank=True)
    warnings = ArrayField(models.TextField(), default=list, blank=True)
    keywords = ArrayField(models.CharField(max_length=60))
    revision = models.PositiveIntegerField()  # Russian: its own; others: the Russian one they were made from
    reviewed = models.BooleanField(default=False)  # by a native speaker
    note = models.TextField(blank=True)  # of the translator, for the reviewer
    basis = models.JSONField(default=dict, blank=True)  # the Russian lines it was made from, part by part
    seen = models.JSONField(default=dict, blank=True)  # what the rows said to which it refers, by code

    privacy = Privacy(
        plain="id card language title ask say steps take warnings keywords revision reviewed note basis seen"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="cardtext_one_language", fields=["card", "language"]),
            models.CheckConstraint(name="cardtext_language_known", condition=Q(language__in=_SPOKEN)),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.language}"

    @property
    def words(self) -> dict[str, list[str]]:
        """All that is read or shown of it, part by part."""
        return {
            "title": [self.title],
            "ask": self.ask,
            "say": [self.say],
            "steps": self.steps,
            "take": self.take,
            "warnings": self.warnings,
        }

    @property
    def digest(self) -> str:
        """Names these very words: a review of them is none of others."""
        return digest_of(self.language, *(line for lines in self.words.values() for line in lines))


class CardNorm(models.Model):
    """One legal ground of a card: what the row of the law said when the card was written."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="norms")
    position = models.PositiveSmallIntegerField()
    parameter = models.ForeignKey(Parameter, on_delete=models.PROTECT, related_name="+")
    law = models.JSONField()  # {"ru": …, "en": …}
    says = models.JSONField()  # {"ru": …, "en": …}
    confidence = models.CharField(max_length=24, choices=confidences)
    is_aloud = models.BooleanField(default=True)  # the words read aloud rest on it

    privacy = Privacy(plain="id card position parameter law says confidence is_aloud")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="cardnorm_one_position", fields=["card", "position"]),
            models.CheckConstraint(
                name="cardnorm_confidence_known",
                condition=Q(confidence__in=[word.value for word in Confidence]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.position}"


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, user: User) -> Self:
        """All of the network, for whoever writes or publishes answers."""
        return self if user.holds(Right.CARD_EDIT) or user.holds(Right.CARD_PUBLISH) else self.none()

    def open(self) -> Self:
        return self.filter(state__in=[DraftState.DRAFT, DraftState.WAITING])

    def waiting_for(self, user: User) -> Self:
        """Those that this person may decide on: sent by somebody else."""
        return self.visible_to(user).filter(state=DraftState.WAITING).exclude(author=user)


class Draft(models.Model):
    """New words for a card in one language, or (``language`` empty) a whole card, or what it says of itself without its
    texts. Operators see nothing of it until a second person publishes it; then it stays as it was published."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.CharField(max_length=40)  # of the card
    language = models.CharField(max_length=2, blank=True)
    base_version = (
        models.PositiveIntegerField()
    )  # of the card when it was begun or last taken over; 0: a new card
    revision = models.PositiveIntegerField(default=1)  # how often it was saved: a page behind it is told so
    state = models.CharField(max_length=9, choices=draft_states, default=DraftState.DRAFT)
    author = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    begun_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_on = models.DateField(null=True, blank=True)
    sealed_words = models.BinaryField()  # {"body": …, "why": …, "remark": …}

    objects = DraftQuerySet.as_manager()

    privacy = Privacy(
        plain="id code language base_version revision state author begun_on sent_on decided_by decided_on",
        personal="sealed_words",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="draft_one_open",
                fields=["code", "language"],
                condition=Q(state__in=[DraftState.DRAFT.value, DraftState.WAITING.value]),
            ),
            models.CheckConstraint(
                name="draft_published_by_a_second_person",
                condition=~Q(state=DraftState.PUBLISHED.value) | ~Q(decided_by=models.F("author")),
            ),
            models.CheckConstraint(
                name="draft_published_says_who",
                condition=~Q(state=DraftState.PUBLISHED.value)
                | Q(decided_by__isnull=False, decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="draft_state_known", condition=Q(state__in=[state.value for state in DraftState])
            ),
            models.CheckConstraint(name="draft_language_known", condition=Q(language__in=["", *_SPOKEN])),
        ]

    def __str__(self) -> str:
        return f"draft of {self.code} {self.language}"

    @property
    def words(self) -> dict[str, Any]:
        """``body``: parts of a card's file; ``why``: of the author; ``remark``: of whoever sent it back."""
        told: dict[str, Any] = json.loads(open_text(f"draft/{self.pk}", bytes(self.sealed_words).decode()))
        return told

    def seal(self, words: Mapping[str, Any]) -> None:
        """Put the words under the seal of this row; the caller saves it."""
        told = json.dumps(dict(words), ensure_ascii=False, default=str)
        self.sealed_words = seal_text(f"draft/{self.pk}", told).encode()

    @property
    def is_of_head(self) -> bool:
        """What the card says of itself, and no text."""
        return not self.language and "texts" not in self.words["body"]

    @property
    def is_open(self) -> bool:
        return self.state in {DraftState.DRAFT, DraftState.WAITING}


class SignOff(models.Model):
    """Somebody's word on one sentence of a translation, or on a whole text. Never changed; of other words it says nothing."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.CharField(max_length=40)  # of the card
    language = models.CharField(max_length=2)
    key = models.CharField(max_length=16)  # of the change, the moved value or the text
    act = models.CharField(max_length=8, choices=sign_off_acts)
    by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    signed_on = models.DateField()
    sealed_why = models.BinaryField()

    privacy = Privacy(plain="id code language key act by signed_on", personal="sealed_why")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="signoff_once", fields=["code", "language", "key", "act"]),
            models.CheckConstraint(
                name="signoff_act_known", condition=Q(act__in=[act.value for act in SignOffAct])
            ),
            models.CheckConstraint(name="signoff_language_known", condition=Q(language__in=_SPOKEN)),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.code} {self.language}"

    @property
    def why(self) -> str:
        return open_text(f"signoff/{self.pk}", bytes(self.sealed_why).decode())
