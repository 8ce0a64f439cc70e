"""By which exact marks a party is found again, and what else a line of typed text may be: a telephone, a number, a plate."""

from collections.abc import Iterable
from uuid import UUID

from jardam.kernel.names import document_key
from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.parties.rules.kinds import Kind
from jardam.parties.rules.numbers import is_inn, is_ogrn
from jardam.vault.indexes import blind_index

Mark = tuple[str, bytes]


def marks_of(centre_id: UUID, kind: Kind, words: dict[str, str]) -> list[Mark]:
    """Under which a party of these words is found. Nothing is marked by a bare name."""
    values = [("party_inn", words.get("inn", "")), ("party_ogrn", words.get("ogrn", ""))]
    if kind is Kind.PHONE:
        values.append(("party_phone", words["name"]))
    if kind is Kind.CAR:
        values.append(("party_car", words["name"]))
    return _digests(centre_id, values)


def marks_in(centre_id: UUID, typed: str) -> list[Mark]:
    """Under which a party may stand that somebody typed like this."""
    digits = "".join(letter for letter in typed if letter.isdigit())
    values = [
        ("party_inn", digits if is_inn(digits) else ""),
        ("party_ogrn", digits if is_ogrn(digits) else ""),
    ]
    values += [("party_phone", _phone(typed)), ("party_car", typed if digits else "")]
    return _digests(centre_id, values)


def _digests(centre_id: UUID, values: Iterable[tuple[str, str]]) -> list[Mark]:
    return [
        (field, blind_index(centre_id, field, value)) for field, value in values if _is_markable(field, value)
    ]


def _is_markable(field: str, value: str) -> bool:
    return bool(document_key(value)) if field == "party_car" else bool(value)


def _phone(typed: str) -> str:
    try:
        return e164(typed)
    except NotAPhoneNumber:
        return ""
