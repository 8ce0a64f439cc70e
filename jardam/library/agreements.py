"""Agreements as their page shows them: what the row of the law says, what colleagues saw, and one word for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel import Locale
from django.utils.formats import date_format
from django.utils.translation import get_language

from jardam.kernel.regions import region_name
from jardam.law.choices import confidences
from jardam.law.models import Parameter
from jardam.law.rules.confidence import Confidence
from jardam.library.choices import party_words, status_words, subject_words, works_words
from jardam.library.models import Evidence
from jardam.library.rules.agreements import (
    Practice,
    Status,
    Told,
    Works,
    days_told,
    practice_of,
    status_of,
)

PREFIX = "agreements."
COUNTRIES = ("KG", "TJ", "UZ", "MD")
OURS = "RU"
_STATUS_LOOKS: Mapping[Status, tuple[str, str]] = {
    Status.IN_FORCE: ("ok", "check"),
    Status.PARTLY: ("warn", "alert"),
    Status.NOT_YET: ("warn", "clock"),
    Status.SUPERSEDED: ("warn", "alert"),
    Status.ENDED: ("line", "cross"),
    Status.NOT_RATIFIED: ("line", "cross"),
    Status.NONE: ("line", "cross"),
    Status.UNKNOWN: ("plain", "info"),
}
_WORKS_LOOKS: Mapping[Works, tuple[str, str]] = {
    Works.WORKS: ("ok", "check"),
    Works.REFUSED: ("danger", "cross"),
    Works.BOTH: ("warn", "alert"),
    Works.LONG_AGO: ("plain", "clock"),
    Works.UNTRIED: ("line", "info"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A word with its tone and its drawing: never a colour alone."""

    words: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """``signed``: every day that a source names; ``signed_sure``: how sure that is, where it is less sure than the row."""

    row: Parameter
    parties: Sequence[str]  # ISO 3166-1, or the word of a union
    status: Status
    practice: Practice
    signed: tuple[str, ...]

    @property
    def code(self) -> str:
        return str(self.row.code).removeprefix(PREFIX)

    @property
    def details(self) -> Mapping[str, Any]:
        told: Mapping[str, Any] = self.row.details
        return told

    @property
    def topic(self) -> str:
        return str(self.details.get("topic") or "")

    @property
    def title(self) -> str:
        """In the language of the screen; the row's own where it has no other."""
        language = "en" if (get_language() or "").startswith("en") else "ru"
        return str(self.details.get(f"title_{language}") or self.details.get("title") or self.row.statement)

    @property
    def subject(self) -> str:
        return str(subject_words().get(self.topic, self.topic))

    @property
    def party_names(self) -> str:
        return ", ".join(party_name(party) for party in self.parties)

    @property
    def years(self) -> str:
        """In which year it was signed: the first thing anybody asks."""
        return " / ".join(dict.fromkeys(day[:4] for day in self.signed))

    @property
    def signed_days(self) -> list[str]:
        return [_day(day) for day in self.signed]

    @property
    def is_signing_disputed(self) -> bool:
        return bool(self.details.get("signed_otherwise"))

    @property
    def signed_sure(self) -> str:
        told = str(self.details.get("signed_confidence") or "")
        known = told.upper().replace("-", "_")
        return str(confidences()[Confidence(known)]) if known in {*Confidence} else told

    @property
    def why(self) -> str:
        """What stands beside the word of the row, in Russian where somebody put it so."""
        told = str(self.details.get("why_ru") or "")
        if told and not (get_language() or "").startswith("en"):
            return told
        return "; ".join(filter(None, (str(self.details.get("in_force") or ""), self.row.note)))

    @property
    def rules(self) -> list[str]:
        return [str(code) for code in self.details.get("rules") or ()]

    @property
    def replaced_by(self) -> list[str]:
        return [str(code) for code in self.details.get("replaced_by") or ()]

    @property
    def status_sign(self) -> Sign:
        return Sign(str(status_words()[self.status]), *_STATUS_LOOKS[self.status])

    @property
    def works_sign(self) -> Sign:
        return Sign(str(works_words()[self.practice.works]), *_WORKS_LOOKS[self.practice.works])

    @property
    def in_one_look(self) -> str:
        """Of what year, still in force, does it still work."""
        return " · ".join(filter(None, (self.years, self.status_sign.words, self.works_sign.words)))

    @property
    def last_check(self) -> date:
        """The newest of: the papers were looked up, somebody saw or asked how it is applied."""
        checked: date = self.row.last_checked_on
        return max(checked, self.practice.checked or checked)

    def concerns(self, country: str) -> bool:
        """Named, or by a union that names nobody. The Eurasian union has Kyrgyzstan alone of the four."""
        if {"EAEU", "EAEU members"} & {*self.parties}:
            return country == "KG"
        return country in self.parties or not {*COUNTRIES} & {*self.parties}


def agreement_of(row: Parameter, entries: Iterable[Evidence], on: date) -> Agreement:
    signed = days_told(row.details, "signed")
    told = Told(
        in_force=str(row.details.get("in_force") or row.value),
        signed=signed,
        in_force_from=row.valid_from,
        ended=row.valid_to,
    )
    return Agreement(
        row=row,
        parties=_parties(row.details.get("parties") or ()),
        status=status_of(told, on),
        practice=practice_of((entry.happened for entry in entries), on),
        signed=signed,
    )


def party_name(party: str) -> str:
    """A country or a union in the language of the screen."""
    if party in party_words():
        return str(party_words()[party])
    language = "en" if (get_language() or "").startswith("en") else "ru"
    if party in COUNTRIES:
        return region_name(party, language)
    return str(Locale(language).territories.get(party, party))


def in_order(agreements: Iterable[Agreement]) -> list[Agreement]:
    """Those with one country first, in the order of our countries; in each by subject, then by year."""
    subjects = list(subject_words())

    def place(one: Agreement) -> tuple[int, int, str, str]:
        named = [COUNTRIES.index(party) for party in one.parties if party in COUNTRIES]
        is_bilateral = len(one.parties) == 2 and OURS in one.parties and named
        subject = subjects.index(one.topic) if one.topic in subjects else len(subjects)
        return (named[0] if is_bilateral else len(COUNTRIES), subject, one.years, one.code)

    return sorted(agreements, key=place)


def _parties(told: Iterable[Any]) -> tuple[str, ...]:
    """Flat: the file writes a union with its members as {EAEU: [RU, BY, …]}."""
    flat: list[str] = []
    for part in told:
        flat += [str(name) for name in part] if isinstance(part, Mapping) else [str(part)]
    return tuple(flat)


def _day(told: str) -> str:
    try:
        return date_format(date.fromisoformat(told), "d.m.Y")
    except ValueError:
        return told
