"""The index in PostgreSQL: it answers as the one in memory does, and says at once what was published."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jardam.search.actions import refresh
from jardam.search.models import IndexedDocument, IndexedTerm, IndexState
from jardam.search.queries import DatabaseIndex, search
from jardam.search.reading import tagger
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import Index, find
from jardam.search.rules.memory import MemoryIndex

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "evaluation"
WAGES = Document("CARD", "WAGES", {"RU": "Не платят зарплату"}, "Жалоба.")
PASSPORT = Document("CARD", "PASSPORT", {"RU": "Потеря паспорта"})


def _cards() -> list[Document]:
    told = yaml.safe_load((FOLDER / "cards.yaml").read_text(encoding="utf-8"))
    return [
        Document("CARD", row["id"], {"RU": row["title"], "UZ": row["uz"], "RO": row["ro"]}, row["body"])
        for row in told
    ]


def _order(index: Index, keys: dict[int, str], typed: str) -> list[tuple[str, float]]:
    result = find(typed, index, tagger().every, ["CARD"])
    return [(keys[placed.document], placed.score) for placed in result.placed]


def test_the_database_answers_in_the_order_of_the_memory() -> None:
    cards = _cards()
    refresh("CARD", cards)
    keys = dict(IndexedDocument.objects.values_list("pk", "key"))
    memory = MemoryIndex(
        [next(card for card in cards if card.key == keys[number]) for number in sorted(keys)], tagger()
    )
    in_memory = {number: document.key for number, document in memory.documents.items()}
    for typed in (
        "айлык бербей жатат",
        "pasport yo'qoldi",
        "gfntyn",
        "запрет",
        "с",
        "patron nu plateste",
        "туберкулес",
    ):
        assert _order(DatabaseIndex(), keys, typed) == _order(memory, in_memory, typed), typed


def test_with_several_kinds_and_after_a_change_it_still_answers_as_the_memory_does() -> None:
    kinds, cards = ("CARD", "SERVICE"), _cards()
    for first in (10, 30):  # the second time the process remembers documents, of which some are gone
        for kind in kinds:
            refresh(kind, [replace(card, kind=kind) for card in cards[first:][:: 1 if kind == "CARD" else 3]])
        names = {
            pk: (kind, key) for pk, kind, key in IndexedDocument.objects.values_list("pk", "kind", "key")
        }
        by_key = {card.key: card for card in cards}
        held = [replace(by_key[key], kind=kind) for _, (kind, key) in sorted(names.items())]
        memory = MemoryIndex(held, tagger())
        for typed in ("паспорт", "хозяин не платит зарплату", "pasport", "м", "pfhgkfnf"):
            ours, theirs = (find(typed, index, tagger().every, kinds) for index in (DatabaseIndex(), memory))
            in_memory = [memory.documents[placed.document] for placed in theirs.placed]
            assert [(*names[one.document], one.score) for one in ours.placed] == [
                (document.kind, document.key, placed.score)
                for document, placed in zip(in_memory, theirs.placed, strict=True)
            ], typed


def test_what_was_published_is_found_and_what_was_withdrawn_is_not() -> None:
    refresh("CARD", [WAGES])
    assert [hit.key for hit in search("потеря паспорта", ["CARD"], most=5).hits] == []

    refresh("CARD", [WAGES, PASSPORT])
    assert search("потеря паспорта", ["CARD"], most=5).hits[0].key == "PASSPORT"

    refresh("CARD", [PASSPORT])
    assert [hit.key for hit in search("зарплата", ["CARD"], most=5).hits] == []
    assert not IndexedTerm.objects.filter(term="cWAGES").exists()


def test_a_document_told_differently_is_found_by_its_new_words_only() -> None:
    refresh("CARD", [WAGES, PASSPORT])
    refresh("CARD", [Document("CARD", "WAGES", {"RU": "Отпуск и больничный"}), PASSPORT])
    assert search("больничный", ["CARD"], most=5).hits[0].key == "WAGES"
    assert IndexedTerm.objects.get(term="cPASSPORT").known_by == 1


def test_refreshing_again_changes_nothing() -> None:
    assert refresh("CARD", [WAGES, PASSPORT]) == 2
    before = IndexState.objects.get()
    assert refresh("CARD", [PASSPORT, WAGES]) == 0
    assert IndexState.objects.get().version == before.version
    assert before.documents == 2


def test_one_kind_leaves_another_alone() -> None:
    refresh("CARD", [WAGES])
    refresh("SERVICE", [Document("SERVICE", "LEGAL", {"RU": "Юрист о зарплате"})])
    found = search("зарплата", ["CARD", "SERVICE"], most=5)
    assert {(hit.kind, hit.key) for hit in found.hits} == {("CARD", "WAGES"), ("SERVICE", "LEGAL")}
    assert [hit.key for hit in found.of_kind("SERVICE")] == ["LEGAL"]


def test_every_count_of_a_term_is_how_many_documents_hold_it() -> None:
    refresh("CARD", _cards()[:12])
    refresh("CARD", _cards()[6:14])
    assert all(row.known_by == len(set(row.documents)) > 0 for row in IndexedTerm.objects.all())


def test_a_search_is_at_most_four_statements() -> None:
    refresh("CARD", _cards())
    for typed in ("п", "паспорт", "хозяин не платит зарплату " * 40):
        with CaptureQueriesContext(connection) as seen:
            search(typed, ["CARD", "SERVICE"], most=8)
        assert len(seen) <= 4, typed


@pytest.mark.parametrize("typed", ["", "\x00", "\ud800", "🙂", "x" * 10_000, "\u202eabc", "'; DROP TABLE"])
def test_no_text_at_all_breaks_it(typed: str) -> None:
    refresh("CARD", [WAGES])
    assert search(typed, ["CARD"], most=5).hits is not None
