"""What the paper of consent knows: for what, to whom, of what and until when the person has really said yes."""

from collections.abc import Mapping

from django.utils.translation import override

from jardam.centres.choices import languages
from jardam.filings.providers import Asked
from jardam.filings.reading import facts
from jardam.filings.rules import agreed
from jardam.filings.rules.agreed import Agreed
from jardam.filings.rules.facts import LONGEST_LINE, LONGEST_TEXT, FactKind, Known, Source
from jardam.kernel.languages import Language
from jardam.people.choices import field_groups, purposes, receiver_kinds
from jardam.people.permissions import may_identify
from jardam.people.queries import SpokenConsent, read_agreements
from jardam.people.rules.consent import Purpose, Receiver, ReceiverKind

CODES = frozenset({agreed.PURPOSE, agreed.LIST, agreed.RECEIVERS, agreed.UNTIL, agreed.LANGUAGE})


def from_consents(asked: Asked) -> Mapping[str, Known]:
    """For whoever may see who the person is; the reading is written down. What is longer than the paper takes is asked for.

    One query. Errors: FileKeyLocked; FileKeyDestroyed.
    """
    if not may_identify(asked.by) or asked.by.centre_id != asked.case.centre_id:
        return {}
    spoken = read_agreements(asked.case.person, asked.today, by=asked.by, at=asked.at, opener=asked.opener)
    with override("ru"):
        told = agreed.told(list(map(_in_words, spoken)))
    return {code: Known(text, Source.CONSENT) for code, text in told.items() if text and _fits(code, text)}


def _in_words(spoken: SpokenConsent) -> Agreed:
    said = spoken.statement
    assert said.until is not None, "a yes has a last day"
    return Agreed(
        str(purposes()[Purpose(said.purpose)]),
        (_receiver(said.receiver),),
        tuple(str(words) for group, words in field_groups().items() if group in said.fields),
        said.until,
        str(languages()[Language(spoken.language)]).lower() if spoken.language else "",
    )


def _receiver(receiver: Receiver) -> str:
    return f"{receiver_kinds()[ReceiverKind(receiver.kind)]}: {receiver.name}"


def _fits(code: str, text: str) -> bool:
    return len(text) <= (LONGEST_LINE if facts()[code].kind is FactKind.LINE else LONGEST_TEXT)
