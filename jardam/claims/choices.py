"""The words people read for what is stored of a claim."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.evidence import Fact, ProofKind, Strength
from jardam.claims.rules.money import Column, Currency
from jardam.claims.rules.notebook import Told


def facts() -> Mapping[Fact, Promise]:
    return {
        Fact.WORKED: _("That they worked there"),
        Fact.EMPLOYER: _("For whom they worked"),
        Fact.PERIOD: _("From when until when"),
        Fact.PAY: _("What pay was agreed"),
        Fact.HOURS: _("How much was worked"),
        Fact.PAID: _("What was paid and what was not"),
    }


def proof_kinds() -> Mapping[ProofKind, Promise]:
    return {
        ProofKind.CONTRACT: _("written contract"),
        ProofKind.TIMESHEET: _("timesheet or signed work orders"),
        ProofKind.ANSWER: _("answer of an authority"),
        ProofKind.TRANSFER: _("transfers to a card"),
        ProofKind.CHAT: _("chat with the foreman"),
        ProofKind.PASS: _("pass to the site"),
        ProofKind.WITNESS: _("witness"),
        ProofKind.PHOTO: _("photographs from work"),
        ProofKind.DIARY: _("own notebook"),
        ProofKind.NONE: _("asked: there is nothing"),
    }


def strengths() -> Mapping[Strength, Promise]:
    return {
        Strength.NOTHING: pgettext_lazy("proof", "nothing shows it"),
        Strength.WEAK: pgettext_lazy("proof", "weak"),
        Strength.FAIR: pgettext_lazy("proof", "fair"),
        Strength.STRONG: pgettext_lazy("proof", "strong"),
    }


def ways_to_get() -> Mapping[ProofKind, Promise]:
    """What to do for a proof of this kind."""
    return {
        ProofKind.CHAT: _("Save the whole chat with the foreman, with names, numbers and dates in the picture."),
        ProofKind.TRANSFER: _("Ask the bank for a statement: who sent the money and on which days."),
        ProofKind.PHOTO: _("Look for photographs from work; keep the originals, they know day and place."),
        ProofKind.WITNESS: _("Ask who worked beside them and would say so; write down how to reach them."),
        ProofKind.PASS: _("Photograph the pass on both sides, or ask the site who was let in and when."),
        ProofKind.DIARY: _("Write the days and hours down now, as they are remembered, and sign with the day."),
        ProofKind.TIMESHEET: _("Ask the foreman for the timesheet or the orders for work, in writing."),
        ProofKind.CONTRACT: _("Ask the employer in writing for a copy of the contract."),
        ProofKind.ANSWER: _("Complain to the labour inspectorate: its answer may name the employer."),
    }  # fmt: skip


def rows_told() -> Mapping[Told, Promise]:
    """What became of a row that was pasted or brought in a file."""
    return {
        Told.READ: _("taken over"),
        Told.PARTLY: _("taken over, but for a number of which it is not clear what it is"),
        Told.HEADING: _("read as headings"),
        Told.TOTAL: _("left out: sums are counted anew"),
        Told.NO_MONTH: _("not taken: no month was found in it"),
        Told.NOT_COME: _("not taken: its month or day has not come yet"),
        Told.NO_NUMBER: _("not taken: it is not clear which number is work, pay or payment"),
        Told.TWICE: _("not taken: this month stands already"),
        Told.ADDED: _("taken over: counted with the other days of its month"),
        Told.NO_PAYMENT: _("left out: no payment is named in this message"),
        Told.TOO_MANY: _("not taken: too many rows at once"),
        Told.TOO_LONG: _("not taken: too long for one line of a notebook"),
    }


def columns() -> Mapping[Column, Promise]:
    return {
        Column.CLAIMED: pgettext_lazy("money", "claimed"),
        Column.AWARDED: pgettext_lazy("money", "awarded"),
        Column.PROMISED: pgettext_lazy("money", "promised"),
        Column.RECEIVED: pgettext_lazy("money", "received"),
    }


def currencies() -> Mapping[Currency, Promise]:
    return {
        Currency.RUB: _("Russian roubles"),
        Currency.KGS: _("Kyrgyz som"),
        Currency.UZS: _("Uzbek som"),
        Currency.TJS: _("Tajik somoni"),
        Currency.MDL: _("Moldovan leu"),
        Currency.KZT: _("Kazakh tenge"),
        Currency.USD: _("US dollars"),
        Currency.EUR: _("euro"),
    }


def dealing_kinds() -> Mapping[DealingKind, Promise]:
    return {
        DealingKind.PRETRIAL: _("letter before court"),
        DealingKind.OFFER: _("offer of the other side"),
        DealingKind.COUNTER_OFFER: _("our counter-offer"),
        DealingKind.REFUSAL: _("refusal of the other side"),
        DealingKind.AGREEMENT: _("agreement"),
        DealingKind.MEDIATION: _("mediation"),
        DealingKind.COMPLAINT: _("complaint to an authority"),
        DealingKind.COURT_ORDER: _("application for a court order"),
        DealingKind.LAWSUIT: _("lawsuit"),
        DealingKind.DECISION: _("decision of the court"),
        DealingKind.APPEAL: _("appeal"),
        DealingKind.ENFORCEMENT: _("enforcement by bailiffs"),
    }
