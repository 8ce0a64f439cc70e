"""Terms, rules of stay and of wages, agreements, documents and facts of the cards: the YAML files of data/law."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from jardam.law.reading.rows import CHECKED_ON, ParameterRow, as_date, as_details, as_text, joined
from jardam.law.rules.confidence import confidence_named

Entry = Mapping[str, Any]
STAY_SECTIONS = (
    "rules", "registration", "patent_rules", "eaeu_rules", "medical", "residence", "entry_bans", "fines",
)  # fmt: skip
"""`pending` is left out on purpose: a bill is not law."""
FACTS_GATHERED_ON = date(2026, 11, 22)
COLUMNS = frozenset(
    {"id", "term", "value", "unit", "days", "valid_from", "valid_to", "law", "sources", "confidence", "note", "checked_on"}
)  # fmt: skip
"""What stands in columns of every row; all else is kept as details."""
FURTHER_TERMS = ("extension", "registration", "short_term_without_check")


def read_yaml_files(folder: Path) -> Iterator[ParameterRow]:
    """Every row of the six files.

    Errors: ValueError or KeyError for a row that lacks a code or a confidence.
    """
    terms = _loaded(folder / "deadlines.yaml")
    for entry in terms["deadlines"]:
        yield from _deadline(entry)
    yield from map(_restoring, terms["restoring"])
    yield from _computations(terms)
    stay = _loaded(folder / "stay_rules.yaml")
    for section in STAY_SECTIONS:
        yield from (_stay_rule(entry) for entry in stay[section])
    yield from map(_agreement, _loaded(folder / "agreements.yaml")["agreements"])
    yield from map(_document, _loaded(folder / "documents.yaml")["documents"])
    yield from map(_fact, _loaded(folder / "card_facts.yaml")["facts"])
    yield from map(_wage_rule, _loaded(folder / "wage_rules.yaml")["rules"])


def _deadline(entry: Entry) -> Iterator[ParameterRow]:
    code = f"deadlines.{entry['id']}"
    titles = joined(entry.get("title_en"), entry.get("title_ru"))
    term = entry.get("term") or {}
    if "amount_rub_max" in entry:
        term = {"value": entry["amount_rub_max"], "unit": "RUB"}
    yield _row(code, entry, statement=joined(titles, entry.get("starts")), **_measure(term))
    for name in FURTHER_TERMS:
        if further := entry.get(name):
            merged = {**entry, **further}
            yield _row(f"{code}.{name}", merged, statement=f"{titles}: {name}", **_measure(further))


def _restoring(entry: Entry) -> ParameterRow:
    return _row(f"restoring.{entry['id']}", entry, statement=joined(entry["title_en"], entry["title_ru"]))


def _computations(terms: Entry) -> Iterator[ParameterRow]:
    """How terms are counted; each as sure as the row of the law that says so."""
    by_id = {entry["id"]: entry for entry in terms["deadlines"]}
    for entry in terms["computation_rules"]:
        basis = by_id.get(entry.get("basis"), {})
        said = {name: basis[name] for name in ("law", "sources", "confidence", "valid_from") if name in basis}
        told = {**said, **entry, "valid_from": entry.get("from", said.get("valid_from"))}
        told["counted_days"] = entry.get("days")  # calendar or working; no length, as `days` is elsewhere
        statement = joined(basis.get("title_en"), entry.get("rule"))
        yield _row(f"computation.{entry['id']}", told, statement=statement)


def _stay_rule(entry: Entry) -> ParameterRow:
    told = joined(
        entry.get("title"), entry.get("text"), entry.get("cause"), entry.get("ban"), entry.get("window"),
        entry.get("consequences"),
    )  # fmt: skip
    named = entry["id"].replace("_", " ")  # rows of numbers alone are told by their name
    statement = told or joined(named, entry.get("citizens"))
    return _row(f"stay.{entry['id']}", entry, statement=statement, **_stay_measure(entry))


def _stay_measure(entry: Entry) -> dict[str, str]:
    if "ban" in entry:
        number, unit = str(entry["ban"]).split()[:2]
        return {"value": number, "unit": unit}
    unit = "calendar_days" if "window" in entry else ""
    return _measure({"value": entry.get("days", entry.get("value")), "unit": entry.get("unit", unit)})


def _agreement(entry: Entry) -> ParameterRow:
    signed = f"{entry['title']}, {as_text(entry['signed'])}" if entry.get("signed") else entry["title"]
    state = as_text(entry["in_force"])
    dated = {**entry, "valid_from": entry.get("in_force_from"), "valid_to": entry.get("ended"), "law": signed}
    statement = joined(entry["title"], f"in force: {state}", entry.get("amended"))
    return _row(
        f"agreements.{entry['id']}", dated, statement=statement, value=state.split()[0], unit="in_force"
    )


def _document(entry: Entry) -> ParameterRow:
    statement = joined(
        entry["title_ru"], entry.get("authority"), entry.get("attachments"), entry.get("processing"),
        entry.get("limits"),
    )  # fmt: skip
    return _row(f"documents.{entry['id']}", entry, statement=statement)


def _fact(entry: Entry) -> ParameterRow:
    dated = {"checked_on": FACTS_GATHERED_ON, **entry}
    return _row(f"card_facts.{entry['id']}", dated, statement=as_text(entry["text"]), **_measure(entry))


def _wage_rule(entry: Entry) -> ParameterRow:
    dated = {"checked_on": FACTS_GATHERED_ON, **entry}
    return _row(f"wages.{entry['id']}", dated, statement=as_text(entry["text"]), **_measure(entry))


def _measure(told: Entry) -> dict[str, str]:
    if told.get("value") is None:
        return {}
    return {"value": as_text(told["value"]), "unit": as_text(told.get("unit"))}


def _row(code: str, entry: Entry, **said: str) -> ParameterRow:
    return ParameterRow(
        code=code,
        confidence=confidence_named(entry["confidence"]),
        valid_from=as_date(entry.get("valid_from")),
        valid_to=as_date(entry.get("valid_to")),
        law=as_text(entry.get("law")),
        sources=as_text(entry.get("sources")),
        note=as_text(entry.get("note")),
        last_checked_on=as_date(entry.get("checked_on")) or CHECKED_ON,
        details=as_details(entry, COLUMNS),
        **said,
    )


def _loaded(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        told: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return told
