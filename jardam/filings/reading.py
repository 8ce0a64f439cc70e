"""The kinds of papers and the facts that they ask, read once from data/papers. A file that does not hold together stops the start."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from jardam.claims.rules.dealings import DealingKind
from jardam.filings.rules.authorities import Offered
from jardam.filings.rules.facts import Fact, FactKind
from jardam.filings.rules.kinds import Addressee, Kind, Onward, Part, PartKind, Plain
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.regions import REGIONS, WHOLE_COUNTRIES
from jardam.law.rules.confidence import confidence_named

OF_WORKERS = frozenset({"workers_number", "workers_total"})
"""Said only where a paper tells of several workers."""
FIGURES = frozenset({"law", "duty", "late_pay", "late_pay_day", "price"}) | OF_WORKERS
"""What the house works out; all else in braces is a fact."""
SCREENS = ("ru", "en")
DOCUMENTS = "documents."
SPOKEN = tuple(language.catalogue for language in OWN_NAMES)


class Unsound(ValueError):
    """A file of data/papers names what there is not."""


@cache
def facts() -> Mapping[str, Fact]:
    """By code, in the order of the file. Errors: Unsound."""
    told = _loaded(_folder() / "facts.yaml")["facts"]
    read = {entry["code"]: _fact(entry) for entry in told}
    for fact in read.values():
        check_names(fact)
    return read


@cache
def kinds() -> Mapping[str, Kind]:
    """By code, in the order of their Russian names. Errors: Unsound."""
    every = [_kind(_loaded(path)) for path in sorted((_folder() / "kinds").glob("*.yaml"))]
    codes = {kind.code for kind in every}
    for kind in every:
        _check(kind)
        _check_onward(kind, codes)
    return {kind.code: kind for kind in sorted(every, key=lambda kind: kind.title("ru"))}


@cache
def kinds_by_document() -> Mapping[str, str]:
    """Which kind is made from which row of the documents, by the ids of both."""
    return {kind.law.removeprefix(DOCUMENTS): kind.code for kind in kinds().values() if kind.law}


@cache
def plain_words() -> Mapping[str, Mapping[str, str]]:
    """What every copy for the client says, by language."""
    told: Mapping[str, Mapping[str, str]] = _loaded(_folder() / "plain.yaml")["languages"]
    return told


@cache
def addressee_words(language: Language) -> Mapping[str, str]:
    """What a kind of addressee is called for the client."""
    told: Mapping[str, Mapping[str, str]] = _loaded(_folder() / "plain.yaml")["addressees"]
    return told[language.value]


@cache
def offered_by_the_house() -> Mapping[str, Offered]:
    """Bodies that a centre may take over into its own table, by code, in the order of the file. Errors: Unsound."""
    rows = [_offered(entry) for entry in _loaded(_folder() / "authorities.yaml")["authorities"]]
    by_code = {row.code: row for row in rows}
    if len(by_code) != len(rows):
        raise Unsound("authorities: a code stands twice")
    for row in rows:
        check_offered(row)
    return by_code


def check_offered(row: Offered) -> None:
    """Errors: Unsound."""
    if row.flaws or row.region not in {*REGIONS, *WHOLE_COUNTRIES}:
        raise Unsound(f"{row.code}: {', '.join(row.flaws) or row.region}")


def _offered(entry: Mapping[str, Any]) -> Offered:
    return Offered(
        code=entry["code"],
        kind=Addressee(entry["kind"]),
        region=entry["region"],
        name=entry["ru"],
        address=entry["address"],
        source=entry.get("source", ""),
        confidence=confidence_named(entry["confidence"]),
        of_address=confidence_named(entry["address_confidence"]),
    )


def _folder() -> Path:
    root: Path = settings.ROOT
    return root / "data" / "papers"


def _fact(entry: Mapping[str, Any]) -> Fact:
    labels = {language: entry[language] for language in SPOKEN if language in entry}
    hints = {language: entry[f"hint_{language}"] for language in SPOKEN if f"hint_{language}" in entry}
    is_asked = not entry.get("unasked", False)
    return Fact(entry["code"], FactKind(entry["kind"]), labels, hints, entry.get("own", False), is_asked)


def check_names(fact: Fact) -> None:
    """What a client is asked has a name in each language in which one talks with them. Errors: Unsound."""
    wanted = SPOKEN if fact.is_asked else SCREENS
    if nameless := [language for language in wanted if not fact.labels.get(language)]:
        raise Unsound(f"{fact.code}: {', '.join(nameless)}")


def _kind(entry: Mapping[str, Any]) -> Kind:
    return Kind(
        code=entry["code"],
        law=entry.get("law", ""),
        titles={language: entry[language] for language in SCREENS},
        heading=entry["heading"],
        subtitle=entry.get("subtitle", ""),
        addressee=Addressee(entry["addressee"]),
        sender_title=entry.get("sender_title", ""),
        sender=entry.get("sender", []),
        needs=entry["needs"],
        may_have=entry.get("may_have", []),
        parts=[_part(told) for told in entry["body"]],
        annexes=entry.get("annexes", {}),
        plain={language: Plain(**told) for language, told in entry["plain"].items()},
        answer=entry.get("answer", ""),
        duty=entry.get("duty", ""),
        has_reckoning=entry.get("reckoning", False),
        is_unread=entry["unread"],
        suggested={code: words.strip() for code, words in entry.get("suggested", {}).items()},
        next_steps=entry.get("after", {}),
        keeps=entry.get("keeps", []),
        dealing=DealingKind(entry["dealing"]) if "dealing" in entry else None,
        onward=[Onward(**told) for told in entry.get("onward", [])],
        restores=entry.get("restores", False),
    )


def _part(told: Mapping[str, str]) -> Part:
    (kind,) = (kind for kind in PartKind if kind.value in told)
    return Part(kind, told[kind.value], told.get("when", ""))


def _check(kind: Kind) -> None:
    """Errors: Unsound."""
    strange = [code for code in _named(kind) if code not in facts()]
    if strange:
        raise Unsound(f"{kind.code}: {', '.join(strange)}")


def _check_onward(kind: Kind, codes: Collection[str]) -> None:
    """Errors: Unsound."""
    strange = [
        one for one in kind.onward if bool(one.paper) == bool(one.term) or one.paper not in {"", *codes}
    ]
    if strange:
        raise Unsound(f"{kind.code}: {', '.join(one.paper or one.term for one in strange)}")


def _named(kind: Kind) -> Iterator[str]:
    yield from kind.facts
    yield from kind.sender
    yield from kind.suggested
    for part in kind.parts:
        yield from (code for code in part.places if code not in FIGURES)
        if part.when:
            yield part.when


def _loaded(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        told: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return told


OWN = "{kind}.{code}"
"""Under which name the facts of a case keep what one kind of paper says in its own way."""


def of_kind(kind: Kind, kept: Mapping[str, str]) -> dict[str, str]:
    """By code what a kind of paper finds written down: what all of them share, and its own."""
    named = {code: _kept_as(kind, code) for code in facts()}
    return {code: kept[name] for code, name in named.items() if name in kept}


def kept_of(kind: Kind, told: Mapping[str, str]) -> dict[str, str]:
    """The other way round: what was written down for a paper, by the names under which it is kept."""
    return {_kept_as(kind, code): value for code, value in told.items()}


def _kept_as(kind: Kind, code: str) -> str:
    return OWN.format(kind=kind.code, code=code) if facts()[code].is_own else code
