"""A paper as it would go out today: the facts of the case, the law of the day, the addressee, put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from jardam.cases.counting import restored_by
from jardam.filings.annexed import Annex, annexes_chosen
from jardam.filings.by_terms import missed_row
from jardam.filings.claimed import Taken, claimed, taken_from
from jardam.filings.figures import Worked, added_up, worked
from jardam.filings.models import Authority, Paper
from jardam.filings.providers import Asked, known_by_the_house
from jardam.filings.reading import facts, kinds, of_kind
from jardam.filings.rules import russian
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.drafting import Figure, Frame, To, draft, missing
from jardam.filings.rules.facts import Known, Source, written
from jardam.filings.rules.kinds import Addressee, Kind
from jardam.filings.rules.workers import Workers
from jardam.filings.sealing import ADDRESS, ANNEXES, CLAIM, MORE, NAME, TERM, facts_of, field_of, words_of
from jardam.filings.workers import Beside, beside, drawn
from jardam.law.kept import kept_rule_book
from jardam.law.models import Parameter
from jardam.law.queries import as_rule
from jardam.law.rules.calendar import ProductionCalendar
from jardam.law.rules.rulebook import RuleBook, book_of
from jardam.papers.letters import Letter


@dataclass(frozen=True, slots=True)
class Drafted:
    """``known``: by code, what it is made of. ``sheet_revision``: of the facts that were written down for the case.

    ``missing``: the codes of what is wanted; ``has_no_addressee``: it goes to an authority that nobody has chosen.
    ``claim``: from which it takes facts. ``files``: of the case that it encloses. ``template``: the centre's own text.
    ``beside``: other workers of whom it tells.
    """

    kind: Kind
    known: Mapping[str, Known]
    sheet_revision: int
    frame: Frame
    worked: Worked
    missing: Sequence[str]
    letter: Letter
    claim: UUID | None = None
    files: Sequence[Annex] = ()
    template: UUID | None = None
    beside: Beside | None = None

    @property
    def has_no_addressee(self) -> bool:
        return self.kind.addressee.is_authority and self.frame.to is None

    @property
    def has_gaps(self) -> bool:
        """Whether a reader of the paper would find one, or a fact that it should say is not known."""
        return bool(self.missing or self.letter.gaps)

    @property
    def fingerprint(self) -> str:
        """Of every word that would go out, and of what is enclosed: whoever sends it has read this and nothing else."""
        read = (self.letter, [annex.exhibit.pk for annex in self.files], self.template)
        return sha256(repr(read).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def said(self) -> dict[str, str]:
        """Every fact and figure as the paper writes it, by code: what is frozen, and compared later."""
        of_facts = {
            code: written(facts()[code].kind, self.known[code].value)
            for code in self.kind.facts
            if code in self.known
        }
        figures = {code: figure.text for code, figure in self.frame.figures.items() if figure.text}
        to = {"to": self.frame.to.line} if self.frame.to else {}
        workers = {"workers": self.frame.workers.lines} if self.frame.workers else {}
        return {**to, **of_facts, **figures, **workers}


@dataclass(frozen=True, slots=True)
class Material:
    """What a draft is made of, each read once. ``typed``: written down for the case and this kind of paper, by code. ``files``: enclosed.

    ``missed``: the row of the term that it asks to restore.
    """

    house: Mapping[str, Known]
    revision: int
    typed: Mapping[str, str]
    chosen: Mapping[str, Any]
    files: Sequence[Annex] = ()
    beside: Beside | None = None
    missed: str = ""

    @property
    def taken(self) -> Taken | None:
        return taken_from(self.chosen.get(CLAIM))


def material(paper: Paper, asked: Asked) -> Material:
    """Errors: FileKeyLocked; FileKeyDestroyed."""
    revision, typed = facts_of(asked.case, asked.opener)
    chosen = field_of(paper, asked.case.person.key, "choices", asked.opener)
    files, kind = annexes_chosen(asked.case, chosen, asked.opener), kinds()[paper.kind]
    others = beside(paper, kind, asked.today) if paper.is_draft else None
    asked = replace(asked, term=chosen.get(TERM, ""))
    house, missed = known_by_the_house(asked, kind.facts), missed_row(asked) if kind.restores else ""
    return Material(house, revision, of_kind(kind, typed), chosen, files, others, missed)


def drafted(paper: Paper, asked: Asked, *, on: date | None = None) -> Drafted:
    """What is known now, by the law as it is known now. ``on``: the day of the paper, through which it counts; else today.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    held = material(paper, asked)
    return made_of(paper, held, held.taken, asked.today, on or asked.today)


def made_of(paper: Paper, held: Material, taken: Taken | None, today: date, day: date) -> Drafted:
    """A draft of ``day`` by the law of ``today``. ``taken``: of a claim, which need not be what the paper took."""
    kind = kinds()[paper.kind]
    book = _book(kind, today, has_claim=taken is not None or held.beside is not None)
    claim = claimed(kind, taken, book, day)
    known = known_of(held.typed, {**held.house, **claim.known})
    done = worked(kind, known, book, day, claim, restored_by(held.missed, book))
    done, workers = _together(done, held.beside, known, book, day)
    annexes = [*annexes_of(kind, held.chosen), *(annex.words for annex in held.files)]
    annexes += workers.annexes if workers else ()
    frame = Frame(
        day, _to(kind, paper.authority, known), annexes, done.figures, done.reckoning, workers, done.explained
    )
    return Drafted(
        kind,
        known,
        held.revision,
        frame,
        done,
        missing(kind, known, frame),
        draft(kind, facts(), known, frame),
        taken.claim if taken else None,
        held.files,
        paper.template_id,
        held.beside,
    )


def _together(
    done: Worked, others: Beside | None, known: Mapping[str, Known], book: RuleBook, day: date
) -> tuple[Worked, Workers | None]:
    """With the workers who stand beside: how many they are, what is owed to all, and each number with its rule."""
    if others is None:
        return done, None
    through = date.fromisoformat(known["reckoned_to"].value) if "reckoned_to" in known else day
    found = drawn(others.standing, book, day, through)
    figures = {
        **done.figures,
        "workers_number": Figure(str(len(found.workers.told))),
        "workers_total": Figure(russian.roubles(found.workers.debt)),
    }
    if "price" in figures:
        figures["price"] = Figure(russian.roubles(found.workers.price))
    return replace(done, figures=figures, counted=[*done.counted, *found.counted]), found.workers


def held_by_the_house(paper: Paper, held: Material, today: date) -> Mapping[str, Known]:
    """What nobody needs to type: the rooms' facts, and those of the claim."""
    kind, taken = kinds()[paper.kind], held.taken
    return {
        **held.house,
        **claimed(kind, taken, _book(kind, today, has_claim=taken is not None), today).known,
    }


def _book(kind: Kind, today: date, *, has_claim: bool) -> RuleBook:
    """All of the law where something is counted; else the row that is cited, which is read in a tenth of the time."""
    if kind.duty or kind.has_reckoning or has_claim or kind.restores:
        return kept_rule_book(today)
    rows = Parameter.objects.filter(code=kind.law).known_by(today).as_known()
    return book_of(map(as_rule, rows), ProductionCalendar({}), today)


def known_of(typed: Mapping[str, str], house: Mapping[str, Known]) -> Mapping[str, Known]:
    """What is known for the papers of a case; what was written down for it goes before what the house holds."""
    told = {code: Known(value, Source.TYPED) for code, value in typed.items() if code in facts()}
    return added_up({**house, **told})


def annexes_of(kind: Kind, chosen: Mapping[str, object]) -> list[str]:
    """What is enclosed, in words: what was ticked, and what was written beside it."""
    ticked = chosen.get(ANNEXES) or []
    assert isinstance(ticked, list)
    more = [line.strip() for line in str(chosen.get(MORE, "")).splitlines() if line.strip()]
    return [words for code, words in kind.annexes.items() if code in ticked] + more


def _to(kind: Kind, authority: Authority | None, known: Mapping[str, Known]) -> To | None:
    if kind.addressee is Addressee.EMPLOYER and "employer_name" in known:
        address = known["employer_address"].value if "employer_address" in known else ""
        return To(known["employer_name"].value, address, is_checked=True)
    if authority is None:
        return None
    words = words_of(authority)
    return To(words[NAME], words[ADDRESS], Checked(authority.checked).may_stand)
