"""One row of a register, read by what a centre said its columns and words mean. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from jardam.contacts.rules.closing import MOST_TOPICS, Kind, Outcome
from jardam.registers.rules.cells import LONGEST_TEXT, Cell, is_broken, is_error, text_of
from jardam.registers.rules.dates import DayRefused, Order, read_day
from jardam.registers.rules.fields import WORDED, Field
from jardam.registers.rules.persons import read_age_band, read_phones
from jardam.registers.rules.problems import NOTICES, Problem
from jardam.registers.rules.words import known_code, parts_of, word_key

Found = tuple[Problem, int]
"""A problem and its column, counted from 0; -1 is the row as a whole."""

Formulas = Mapping[int, bool]
"""By column: whether the formula there has a value that Excel calculated last."""

WHOLE_ROW = -1
UNKNOWN_LANGUAGE = "XX"
_NO_FORMULAS: Formulas = {}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What columns and words of a register mean. ``words``: by field, word key -> code, '' leaves the field empty.

    ``fallbacks``: by field, the code of rows that say nothing.
    """

    columns: tuple[Field, ...]
    order: Order = Order.DAY_FIRST
    words: Mapping[Field, Mapping[str, str]] = field(default_factory=dict)
    fallbacks: Mapping[Field, str] = field(default_factory=dict)

    def bundle(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_bundle(cls, bundle: Mapping[str, Any]) -> "Meaning":
        return cls(
            columns=tuple(Field(name) for name in bundle["columns"]),
            order=Order(bundle["order"]),
            words={Field(name): dict(words) for name, words in bundle["words"].items()},
            fallbacks={Field(name): code for name, code in bundle["fallbacks"].items()},
        )

    def code(self, name: Field, word: str) -> str | None:
        """The code of a word: what the centre said, else what everybody means; None when nobody knows."""
        said = self.words.get(name, {}).get(word_key(word))
        return known_code(name, word) if said is None else said


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A row that can become a contact. Codes as they are stored."""

    happened_on: date
    language: str
    channel: str
    client_kind: str
    kind: str
    outcome: str
    topics: tuple[str, ...] = ()
    violence: str = "NOT_ASKED"
    discrimination: str = "NOT_ASKED"
    region: str = ""
    sex: str = ""
    age_band: str = ""
    phones: tuple[str, ...] = ()
    name: str = ""
    stated: str = ""
    note: str = ""

    @property
    def tells_apart(self) -> bool:
        """Whether two equal rows are surely one: something in it that two people would not share."""
        return bool(self.phones or self.name or self.stated or self.note)

    def spelling(self) -> str:
        """All of it in one spelling, whatever file and format it came in."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a register: the day it is read on, and the country (ISO 3166-1) its phones are dialled in."""

    today: date
    country: str = "RU"


@dataclass(frozen=True, slots=True)
class ReadRow:
    row: ContactRow | None
    problems: Sequence[Found]


def missing_fields(meaning: Meaning) -> list[Field]:
    """Fields without which no row can be a contact, and that neither a column nor a fallback gives."""
    given = {*meaning.columns, *(name for name, code in meaning.fallbacks.items() if code)}
    return [name for name in (Field.DATE, Field.LANGUAGE, Field.TOPIC) if name not in given]


def read_row(
    cells: Sequence[Cell], meaning: Meaning, frame: Frame, formulas: Formulas = _NO_FORMULAS
) -> ReadRow:
    """Read one row. There is no contact when one of its problems is more than a notice."""
    reading = _Reading(cells, meaning, frame, formulas)
    row = reading.row()
    is_refused = any(problem not in NOTICES for problem, _ in reading.found)
    return ReadRow(None if is_refused else row, reading.found)


class _Reading:
    def __init__(self, cells: Sequence[Cell], meaning: Meaning, frame: Frame, formulas: Formulas) -> None:
        self.cells, self.meaning, self.frame, self.formulas = cells, meaning, frame, formulas
        self.found: list[Found] = []
        self.columns: dict[Field, list[int]] = {}
        for place, name in enumerate(meaning.columns):
            if name is not Field.SKIP:
                self.columns.setdefault(name, []).append(place)
        self.texts = {place: self._text(place) for places in self.columns.values() for place in places}

    def row(self) -> ContactRow | None:
        if any(text_of(cell) for cell in self.cells[len(self.meaning.columns) :]):
            self.found.append((Problem.TOO_MANY_CELLS, WHOLE_ROW))
        day = self._day()
        codes = {name: self._code(name) for name in WORDED if name is not Field.TOPIC}
        topics = self._topics()
        kind, outcome = _ending(codes[Field.OUTCOME] or Outcome.ANSWERED)
        if kind == Kind.CONSULTATION:
            self._check_consultation(codes[Field.LANGUAGE], topics)
        phones = self._phones()
        if day is None:
            return None
        age_band = self._age_band(day.year)
        return ContactRow(
            happened_on=day,
            language=codes[Field.LANGUAGE] or UNKNOWN_LANGUAGE,
            channel=codes[Field.CHANNEL] or "PHONE",
            client_kind=codes[Field.CLIENT] or "WORKER",
            kind=kind,
            outcome=outcome,
            topics=topics,
            violence=codes[Field.VIOLENCE] or "NOT_ASKED",
            discrimination=codes[Field.DISCRIMINATION] or "NOT_ASKED",
            region=codes[Field.REGION],
            sex=codes[Field.SEX],
            age_band=age_band,
            phones=phones,
            name=self._joined(Field.NAME, " ")[:200],
            stated=self._joined(Field.WORDS, "\n"),
            note=self._joined(Field.NOTE, "\n"),
        )

    def _text(self, place: int) -> str:
        text = text_of(self.cells[place]) if place < len(self.cells) else ""
        has_value = self.formulas.get(place)
        if has_value is not None:
            self.found.append((Problem.FORMULA_TAKEN if has_value else Problem.FORMULA_EMPTY, place))
        if is_error(text):
            self.found.append((Problem.CELL_ERROR, place))
        elif len(text) > LONGEST_TEXT:
            self.found.append((Problem.TEXT_TOO_LONG, place))
        elif is_broken(text):
            self.found.append((Problem.SIGNS_BROKEN, place))
        else:
            return text
        return ""

    def _filled(self, name: Field) -> Iterator[tuple[int, str]]:
        for place in self.columns.get(name, ()):
            if self.texts[place]:
                yield place, self.texts[place]

    def _joined(self, name: Field, between: str) -> str:
        return between.join(text for _place, text in self._filled(name))

    def _day(self) -> date | None:
        place = self.columns.get(Field.DATE, [WHOLE_ROW])[0]
        is_there = 0 <= place < len(self.cells) and self.texts[place]
        try:
            return read_day(self.cells[place] if is_there else "", self.meaning.order, self.frame.today)
        except DayRefused as refused:
            self.found.append((refused.why, place))
            return None

    def _code(self, name: Field) -> str:
        for place, text in self._filled(name):
            code = self.meaning.code(name, text)
            if code is None:
                self.found.append((Problem.WORD_UNKNOWN, place))
            return code or ""
        return self.meaning.fallbacks.get(name, "")

    def _topics(self) -> tuple[str, ...]:
        """Each topic of the network once; one of the centre's own, as 'B_SAFETY:id', stands for its network topic."""
        said = self.meaning.words.get(Field.TOPIC, {})
        topics: dict[str, str] = {}
        for place, text in self._filled(Field.TOPIC):
            for word in parts_of(Field.TOPIC, text, said):
                code = self.meaning.code(Field.TOPIC, word)
                if code is None:
                    self.found.append((Problem.WORD_UNKNOWN, place))
                elif code:
                    topics.setdefault(code.partition(":")[0], code)
        if not topics and (fallback := self.meaning.fallbacks.get(Field.TOPIC)):
            topics[fallback] = fallback
        return tuple(sorted(topics.values()))

    def _check_consultation(self, language: str, topics: Sequence[str]) -> None:
        refused = {problem for problem, _ in self.found}
        if language in {"", UNKNOWN_LANGUAGE} and Problem.WORD_UNKNOWN not in refused:
            self.found.append((Problem.LANGUAGE_MISSING, self._place(Field.LANGUAGE)))
        if not topics and Problem.WORD_UNKNOWN not in refused:
            self.found.append((Problem.TOPIC_MISSING, self._place(Field.TOPIC)))
        if len(topics) > MOST_TOPICS:
            self.found.append((Problem.TOO_MANY_TOPICS, self._place(Field.TOPIC)))

    def _phones(self) -> tuple[str, ...]:
        phones: dict[str, None] = {}
        for place, text in self._filled(Field.PHONE):
            read, is_whole = read_phones(text, self.frame.country)
            phones.update(dict.fromkeys(read))
            if not is_whole:
                self.found.append((Problem.PHONE_UNREADABLE, place))
        return tuple(phones)

    def _age_band(self, year: int) -> str:
        for place, text in self._filled(Field.AGE):
            band = read_age_band(text, year)
            if band is None:
                self.found.append((Problem.AGE_UNREADABLE, place))
            return band or ""
        return ""

    def _place(self, name: Field) -> int:
        return self.columns.get(name, [WHOLE_ROW])[0]


def _ending(code: str) -> tuple[str, str]:
    """Kind and outcome of a word for how it ended; a kind of call that was no consultation says both."""
    if code in set(Kind) and code != Kind.CONSULTATION:
        return str(code), Outcome.NOT_CONSULTATION.value
    return Kind.CONSULTATION.value, str(code)
