"""Reading the library: few statements, however much is shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from jardam.database.keyset import further_down
from jardam.kernel.languages import Language
from jardam.knowledge.models import Card, CardNorm
from jardam.knowledge.queries import titles_for_clients
from jardam.law.models import Change, Parameter
from jardam.law.rules.changing import ChangeState
from jardam.library.agreements import PREFIX, Agreement, agreement_of, in_order
from jardam.library.choices import ItemKind
from jardam.library.models import Clarification, Evidence, Issue, Material, MaterialCopy, Term, Wording
from jardam.library.rules.materials import Format, Kept, counted
from jardam.library.rules.terms import Column, terms_standing_in
from jardam.search.rules.skeleton import words_of

CARD = "card."
PAGE_ROWS = 25
MOST_FOUND = 50


_RECORD = """
SELECT said.written, said.withdrawn, noted.written, noted.withdrawn
  FROM (SELECT count(*) AS written, count(withdrawn_on) AS withdrawn FROM library_clarification) AS said,
       (SELECT count(*) AS written, count(withdrawn_on) AS withdrawn FROM library_evidence) AS noted
"""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """An answer that can be printed. ``language``: as its address names it."""

    code: str
    title: str
    lang: str
    language: str


def agreements(on: date) -> list[Agreement]:
    """Every agreement as it stands on a day. Two queries."""
    return _with_evidence(Parameter.objects.filter(code__startswith=PREFIX).as_known(), on)


def _with_evidence(found: Iterable[Parameter], on: date) -> list[Agreement]:
    """Of one row each; what colleagues saw is asked for once, and not where there is no agreement."""
    rows = {row.code.removeprefix(PREFIX): row for row in _newest(found)}
    entries: defaultdict[str, list[Evidence]] = defaultdict(list)
    standing = Evidence.objects.standing().filter(agreement__in=list(rows))
    for entry in standing.defer("sealed_words", "sealed_reason") if rows else ():
        entries[entry.agreement].append(entry)
    return in_order(agreement_of(row, entries[code], on) for code, row in rows.items())


def agreement(code: str, on: date) -> tuple[Agreement, list[Evidence]] | None:
    """One of them, and all that was ever noted of it, the youngest first. Two queries; None where there is no such."""
    rows = _newest(Parameter.objects.filter(code=PREFIX + code).as_known())
    if not rows:
        return None
    entries = list(Evidence.objects.of(code).order_by("-happened_on", "-pk"))
    standing = [entry for entry in entries if entry.withdrawn_on is None]
    return agreement_of(rows[0], standing, on), entries


def quoted_rows(codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """What cards of today say of these rows of the law, by language; rows that no card quotes are left out. One query."""
    norms = CardNorm.objects.filter(card__is_current=True, parameter__code__in=set(codes))
    return dict(norms.order_by("-card__code", "-position").values_list("parameter__code", "says"))


def _newest(rows: Iterable[Parameter]) -> list[Parameter]:
    """One row a code: an agreement whose first day was corrected has several, and the one recorded last says it."""
    newest: dict[str, Parameter] = {}
    for row in rows:
        before = newest.get(row.code)
        if before is None or (row.known_from, row.version) > (before.known_from, before.version):
            newest[row.code] = row
    return list(newest.values())


def clarifications(after: tuple[date, UUID] | None = None) -> list[Clarification]:
    """A page of them, what was said last first, and one more if there is a next page. One query."""
    rows = Clarification.objects.all()
    if after is not None:
        rows = rows.filter(further_down(said_on=after[0], id=after[1]))
    return list(rows.order_by("-said_on", "-pk")[: PAGE_ROWS + 1])


def clarifications_with(words: str) -> list[Clarification]:
    """Those in which every typed word begins a word: what is sealed is opened and read, a thousand in some 120 ms (0.3 s the first time). One query."""
    wanted = words_of(words)
    found = []
    for row in Clarification.objects.order_by("-said_on", "-pk").iterator(500):
        there = words_of(" ".join((*_searched(row), *row.about)))
        if all(any(word.startswith(part) for word in there) for part in wanted):
            found.append(row)
        if len(found) == MOST_FOUND:
            break
    return found


def clarifications_about(codes: Iterable[str], most: int = MOST_FOUND) -> list[Clarification]:
    """Those that name a row of the law or a card, and stand, the youngest first; for the pages of those. One query."""
    rows = Clarification.objects.about(codes).filter(withdrawn_on=None)
    return list(rows.order_by("-said_on", "-pk")[:most])


def stamp_of_the_record() -> str:
    """Another one as soon as an official's word or a piece of evidence is written down or taken back. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORD)
        return "-".join(map(str, cursor.fetchone() or ()))


def clarifications_on_card(card: str, rows: Iterable[str], most: int) -> list[Clarification]:
    """Those that name the card, or a row of the law on which it rests. One query."""
    return clarifications_about([CARD + card, *rows], most)


def agreements_behind(codes: Iterable[str], on: date) -> list[Agreement]:
    """Those among these rows of the law, and those on which one of them rests. One query, or two."""
    told = list(codes)
    named = Q(code__in=told) | Q(details__rules__has_any_keys=told)
    return _with_evidence(Parameter.objects.filter(named, code__startswith=PREFIX).as_known(), on)


def unknown_codes(codes: Iterable[str]) -> set[str]:
    """Which of these are neither a row of the law nor ``card.`` and the code of a card. Two queries."""
    told = set(codes)
    cards = {code.removeprefix(CARD) for code in told if code.startswith(CARD)}
    rows = set(Parameter.objects.filter(code__in=told).values_list("code", flat=True))
    known = Card.objects.current().filter(code__in=cards).values_list("code", flat=True)
    return told - rows - {CARD + code for code in known}


def glossary() -> list[tuple[Term, dict[Column, Wording]]]:
    """Every term with its current wordings, in the order of the Russian words. Two queries."""
    by_term: defaultdict[UUID, dict[Column, Wording]] = defaultdict(dict)
    for wording in Wording.objects.current():
        by_term[wording.term_id][Column(wording.column)] = wording
    rows = [(term, by_term[term.pk]) for term in Term.objects.all()]
    return sorted(rows, key=lambda row: (row[1][Column.RU].text if Column.RU in row[1] else "", row[0].code))


def terms_in(text: str) -> list[tuple[Term, dict[Column, Wording]]]:
    """The terms of the law that stand in a text, in whatever language, with how to render them. Two queries."""
    rows = glossary()
    spellings = {term.code: [_spelled(one.text) for one in said.values()] for term, said in rows}
    standing = set(terms_standing_in(words_of(text), spellings))
    return [row for row in rows if row[0].code in standing]


def _spelled(text: str) -> list[str]:
    """The words of a wording; what stands in brackets or after a stroke is another one's."""
    return words_of(text.split("(", maxsplit=1)[0].split("/", maxsplit=1)[0])


def _searched(row: Clarification) -> list[str]:
    written = row.written
    return [written[name] for name in ("title", "words", "office", "position", "law", "evidence")]


def issues(before: int | None = None) -> list[Issue]:
    """A page of them, the youngest first, and one more if there is a next page. One query."""
    rows = Issue.objects.all() if before is None else Issue.objects.filter(number__lt=before)
    return list(rows.order_by("-number")[: PAGE_ROWS + 1])


def sources_for_issue(language: Language) -> list[tuple[ItemKind, list[tuple[str, str]]]]:
    """What may be put into an issue: released changes of the law, current cards, clarifications that stand. Six queries."""
    changes = Change.objects.filter(state=ChangeState.CONFIRMED).order_by("-number")[:MOST_FOUND]
    said = Clarification.objects.filter(withdrawn_on=None).order_by("-said_on", "-pk")[:MOST_FOUND]
    return [
        (ItemKind.LAW_CHANGE, [(str(row.pk), row.law) for row in changes]),
        (ItemKind.CLARIFICATION, [(str(row.pk), row.written["title"]) for row in said]),
        (ItemKind.CARD, [(card.code, card.title) for card in titles_for_clients(language)]),
    ]


def materials(wanted: Mapping[str, str], before: int | None = None) -> list[Material]:
    """A page of them, the youngest first, and one more if there is a next page. One query.

    ``wanted``: ``topic``, ``language`` and ``format``, as far as somebody asks for them; the last two of one current copy.
    """
    rows = Material.objects.all() if before is None else Material.objects.filter(number__lt=before)
    if topic := wanted.get("topic"):
        rows = rows.filter(topics__contains=[topic])
    if asked := {name: wanted[name] for name in ("language", "format") if name in wanted}:
        rows = rows.filter(Exists(MaterialCopy.objects.current().filter(material=OuterRef("pk"), **asked)))
    return list(rows.order_by("-number")[: PAGE_ROWS + 1])


def material_titles(keys: Iterable[str]) -> dict[str, str]:
    """What these are called, by key. One query."""
    return {str(row.pk): row.title for row in Material.objects.filter(pk__in=list(keys))}


def copies_of(materials: Iterable[Material]) -> list[MaterialCopy]:
    """The current copies of these, without what is sealed in them. One query."""
    rows = MaterialCopy.objects.current().filter(material__in=list(materials))
    return list(rows.defer("sealed_words", "sealed_file").order_by("language", "format"))


def every_copy_of(material: Material, *, with_open: bool) -> list[MaterialCopy]:
    """Without their files, the newest version first: those in use or withdrawn; ``with_open``: every other as well. One query."""
    rows: QuerySet[MaterialCopy] = material.copies.all()
    shown = rows if with_open else rows.filter(Q(is_current=True) | Q(withdrawn_on__isnull=False))
    return list(shown.defer("sealed_file").order_by("language", "format", "-version"))


def material_counts() -> tuple[Counter[str], Counter[str]]:
    """How many materials have a current copy, by language and by topic. One query."""
    rows = MaterialCopy.objects.current().values_list("language", "material__topics", "material_id")
    return counted(Kept(language, tuple(topics), str(pk)) for language, topics, pk in rows)


def leaflets_for(wanted: Mapping[str, str]) -> list[Leaflet]:
    """Answers of a topic, as leaflets in a language; none for another format, or where no topic is asked for. Four queries."""
    topic = wanted.get("topic")
    if not topic or wanted.get("format", Format.PAPER) != Format.PAPER:
        return []
    language = Language(wanted.get("language", Language.RU))
    return [
        Leaflet(card.code, card.title, card.lang, language.catalogue)
        for card in titles_for_clients(language)
        if topic in card.topics and card.lang == language.tag
    ]
