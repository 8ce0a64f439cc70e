"""The words people read for what this room stores."""

from enum import StrEnum
from functools import cache

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.library.rules.agreements import Outcome, Status, Works
from jardam.library.rules.materials import Format, MaterialKind
from jardam.library.rules.terms import Column


class NoteKind(StrEnum):
    """Stored as written, like the next ones."""

    OFFICIAL = "OFFICIAL"  # what an official said
    ANALYSIS = "ANALYSIS"  # ours: what the law says, and what happens


class Occasion(StrEnum):
    SEMINAR = "SEMINAR"
    LETTER = "LETTER"
    MEETING = "MEETING"
    PHONE = "PHONE"
    PUBLICATION = "PUBLICATION"


class ItemKind(StrEnum):
    """What a newspaper is made of."""

    LAW_CHANGE = "LAW_CHANGE"
    CARD = "CARD"
    CLARIFICATION = "CLARIFICATION"
    OWN = "OWN"


class Proposal(StrEnum):
    PROPOSED = "PROPOSED"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"


@cache  # lazy words: the same mapping serves every language
def status_words() -> dict[Status, Words]:
    return {
        Status.IN_FORCE: pgettext_lazy("agreement", "yes, in force"),
        Status.PARTLY: pgettext_lazy("agreement", "partly in force"),
        Status.NOT_YET: pgettext_lazy("agreement", "not in force yet"),
        Status.SUPERSEDED: pgettext_lazy("agreement", "in force on paper, another one is applied"),
        Status.ENDED: pgettext_lazy("agreement", "no, it has ended"),
        Status.NOT_RATIFIED: pgettext_lazy("agreement", "no, Russia has not ratified it"),
        Status.NONE: pgettext_lazy("agreement", "there is none"),
        Status.UNKNOWN: pgettext_lazy("agreement", "unknown"),
    }


@cache
def works_words() -> dict[Works, Words]:
    return {
        Works.WORKS: pgettext_lazy("agreement", "it works"),
        Works.REFUSED: pgettext_lazy("agreement", "it is refused"),
        Works.BOTH: pgettext_lazy("agreement", "now applied, now refused"),
        Works.LONG_AGO: pgettext_lazy("agreement", "nothing for two years"),
        Works.UNTRIED: pgettext_lazy("agreement", "nobody has told us"),
    }


@cache
def outcome_words() -> dict[Outcome, Words]:
    return {
        Outcome.APPLIED: pgettext_lazy("agreement", "it was applied"),
        Outcome.REFUSED: pgettext_lazy("agreement", "it was refused"),
        Outcome.LOOKED_UP: pgettext_lazy("agreement", "somebody looked or asked"),
    }


@cache
def subject_words() -> dict[str, Words]:
    """What an agreement is about, by the words of data/law/agreements.yaml."""
    return {
        "labour_migration": _("Work"),
        "stay_registration": _("Stay and registration"),
        "visa_free": _("Travel without a visa"),
        "organised_recruitment": _("Organised recruitment"),
        "pensions": _("Pensions"),
        "readmission": _("Readmission"),
        "migration_cooperation": _("Cooperation of authorities"),
        "representation": _("Representative offices"),
        "citizenship": _("Citizenship"),
        "documents_recognition": _("Recognition of documents"),
        "institutional": _("Membership"),
    }


@cache
def party_words() -> dict[str, Words]:
    """Parties that are no country; those are named by the list of regions."""
    return {
        "EAEU": _("EAEU"),
        "EAEU members": _("EAEU"),
        "CIS": _("CIS"),
        "UN": _("United Nations"),
        "ILO": _("International Labour Organization"),
    }


def outcomes() -> list[tuple[str, Words]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return [(one.value, word) for one, word in outcome_words().items()]


def ways_of_saying() -> list[tuple[str, Words]]:
    return [("WRITTEN", _("in writing")), ("ORAL", _("by word of mouth"))]


@cache
def note_kind_words() -> dict[NoteKind, Words]:
    return {NoteKind.OFFICIAL: _("an official said"), NoteKind.ANALYSIS: _("our note on practice")}


@cache
def occasion_words() -> dict[Occasion, Words]:
    return {
        Occasion.SEMINAR: _("at a seminar"),
        Occasion.LETTER: _("in answer to a letter"),
        Occasion.MEETING: _("at a meeting"),
        Occasion.PHONE: _("on the telephone"),
        Occasion.PUBLICATION: _("in a publication"),
    }


@cache
def proposal_words() -> dict[Proposal, Words]:
    return {
        Proposal.PROPOSED: pgettext_lazy("wording", "waits for a second person"),
        Proposal.ACCEPTED: pgettext_lazy("wording", "accepted"),
        Proposal.REFUSED: pgettext_lazy("wording", "refused"),
    }


@cache
def column_words() -> dict[Column, Words]:
    return {
        Column.RU: _("Russian"),
        Column.KY: _("Kyrgyz"),
        Column.TG: _("Tajik"),
        Column.UZ_CYRL: _("Uzbek, Cyrillic"),
        Column.UZ: _("Uzbek, Latin"),
        Column.RO: _("Romanian"),
        Column.EN: _("English"),
    }


@cache
def item_kind_words() -> dict[ItemKind, Words]:
    return {
        ItemKind.LAW_CHANGE: _("a change of the law"),
        ItemKind.CARD: _("an answer"),
        ItemKind.CLARIFICATION: _("a clarification"),
        ItemKind.OWN: _("written for this issue"),
    }


def item_kinds() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in item_kind_words().items()]


@cache
def material_kind_words() -> dict[MaterialKind, Words]:
    return {
        MaterialKind.LEAFLET: _("a leaflet"),
        MaterialKind.BOOKLET: _("a booklet"),
        MaterialKind.POSTER: _("a poster"),
        MaterialKind.AUDIO: _("a sound recording"),
        MaterialKind.VIDEO: _("a film"),
        MaterialKind.SCRIPT: _("a script to speak by"),
    }


@cache
def format_words() -> dict[Format, Words]:
    return {
        Format.PAPER: _("on paper (PDF or picture)"),
        Format.AUDIO: _("to listen to"),
        Format.VIDEO: _("to watch"),
        Format.TEXT: _("as plain text"),
    }


def material_kinds() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in material_kind_words().items()]


def formats() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in format_words().items()]


def note_kinds() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in note_kind_words().items()]


def occasions() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in occasion_words().items()]


def proposals() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in proposal_words().items()]


def columns() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in column_words().items()]
