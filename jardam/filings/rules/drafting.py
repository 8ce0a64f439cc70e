"""A paper is drafted: what is known goes where the kind of paper says, what is not known stands as a gap. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from jardam.filings.rules import russian
from jardam.filings.rules.facts import Fact, Known, written
from jardam.filings.rules.kinds import PLACE, Kind, Part, PartKind
from jardam.filings.rules.marks import doubt, gap
from jardam.filings.rules.workers import Workers
from jardam.papers.letters import Caption, Letter, Numbered, Passage, Reckoning, Run, Words
from jardam.papers.letters import Part as LetterPart

ANNEXES = "Приложения:"
RECKONED = "Расчёт задолженности и компенсации"


@dataclass(frozen=True, slots=True)
class To:
    """The addressee. ``is_checked``: whether somebody has checked name and address; ``address`` may be empty."""

    name: str
    address: str
    is_checked: bool

    @property
    def line(self) -> str:
        return ", ".join(filter(None, (self.name, self.address)))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a citation that the house worked out. ``text`` empty: there is none; ``gap`` says what is missing."""

    text: str
    gap: str = ""
    is_doubtful: bool = False

    @property
    def run(self) -> Run:
        if not self.text:
            return gap(self.gap)
        return doubt(self.text) if self.is_doubtful else Run(self.text)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a draft is made of beside the facts. ``annexes``: what is enclosed, in words; ``explained``: how the sums of the
    reckoning came about."""

    day: date
    to: To | None
    annexes: Sequence[str] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    reckoning: Sequence[Reckoning] = ()
    workers: Workers | None = None
    explained: Sequence[LetterPart] = ()

    @property
    def annexed(self) -> Sequence[LetterPart]:
        """On pages of their own: the reckoning of the one worker, or of each."""
        return self.workers.annexed if self.workers else [*self.reckoning, *self.explained]


def missing(kind: Kind, known: Mapping[str, Known], frame: Frame) -> list[str]:
    """The codes of facts that are wanted and not there, in the order of the paper.

    Whom it goes to is no fact, so it is not among them.
    """
    wanted = [*kind.needs, *(code for code in _places(kind, known) if code not in frame.figures)]
    return [code for code in dict.fromkeys(wanted) if code not in known]


def draft(kind: Kind, facts: Mapping[str, Fact], known: Mapping[str, Known], frame: Frame) -> Letter:
    """The paper as it would go out today."""
    said = _Said(facts, known, frame)
    return Letter(
        title=kind.heading,
        subtitle=kind.subtitle,
        language="ru",
        to=_to(kind, frame.to),
        sender=_sender(kind, said),
        parts=[part for told in kind.parts for part in said.part(told)],
        annexes_title=ANNEXES,
        annexes=_annexes(kind, frame.annexes),
        day=russian.day(frame.day),
        signer=said.fact(kind.sender[0]) if kind.sender else (),
        annexed_title=RECKONED if frame.annexed else "",
        annexed=frame.annexed,
    )


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class _Said:
    facts: Mapping[str, Fact]
    known: Mapping[str, Known]
    frame: Frame

    def part(self, part: Part) -> Iterator[LetterPart]:
        if part.when and part.when not in self.known:
            return
        if part.kind is PartKind.CAPTION:
            yield Caption(part.text)
        elif part.kind is PartKind.LIST:
            yield Numbered(self.rows(part.text))
        elif part.kind is PartKind.WORKERS:
            yield from self.beside(part.text)
        else:
            yield from self.passages(part.text)

    def passages(self, text: str) -> Iterator[Passage]:
        """A fact of several paragraphs that stands alone is as many paragraphs."""
        alone = PLACE.fullmatch(text)
        known = self.known.get(alone[1]) if alone else None
        if known is None:
            yield Passage(list(self.words(text)))
        else:
            yield from (Passage([Run(line)]) for line in known.value.splitlines() if line.strip())

    def beside(self, text: str) -> Iterator[LetterPart]:
        """Nothing where the paper tells of one worker alone."""
        if self.frame.workers is not None:
            yield from self.passages(text)
            yield self.frame.workers.table

    def words(self, text: str) -> Iterator[Run]:
        """Text, and at every second place the code of what goes there. Where that ends with a full stop no second one follows."""
        has_ended = False
        for number, piece in enumerate(PLACE.split(text)):
            if number % 2:
                runs = list(self.place(piece))
                has_ended = runs[-1].text.endswith(".")
                yield from runs
            elif rest := piece.removeprefix(".") if has_ended else piece:
                yield Run(rest)

    def place(self, code: str) -> Words:
        figure = self.frame.figures.get(code)
        if figure is None:
            return self.fact(code)
        return [figure.run]

    def fact(self, code: str) -> Words:
        known = self.known.get(code)
        return [Run(written(self.facts[code].kind, known.value))] if known else [self.gap(code)]

    def rows(self, code: str) -> list[Words]:
        known = self.known.get(code)
        if known is None:
            return [[self.gap(code)]]
        return [[Run(line.strip())] for line in known.value.splitlines() if line.strip()]

    def gap(self, code: str) -> Run:
        return gap(self.facts[code].label("ru"))


def _places(kind: Kind, known: Mapping[str, Known]) -> list[str]:
    """The codes of what the paper says, but for what it says only where it is known."""
    always = (part for part in kind.parts if part.kind is not PartKind.WORKERS)
    return [code for part in always if not part.when or part.when in known for code in part.places]


def _to(kind: Kind, to: To | None) -> list[Words]:
    if kind.addressee.is_authority and to is None:
        return [[gap("наименование органа и адрес")]]
    if to is None:
        return []
    said = Run if to.is_checked else doubt
    return [[said(to.name)], [said(to.address)] if to.address else [gap("адрес")]]


def _sender(kind: Kind, said: _Said) -> list[Words]:
    """Who signs, and how they are reached; each with what it is, but for the name."""
    if not kind.sender:
        return []
    first, *others = kind.sender
    head = [Run(f"{kind.sender_title}: "), *said.fact(first)] if kind.sender_title else said.fact(first)
    told = (code for code in others if code in said.known or code in kind.needs)
    return [head, *([Run(f"{capital(said.facts[code].label('ru'))}: "), *said.fact(code)] for code in told)]


def _annexes(kind: Kind, annexes: Sequence[str]) -> list[Words]:
    if annexes:
        return [[Run(words)] for words in annexes]
    return [[gap("отметить, что прилагается")]] if kind.annexes else []
