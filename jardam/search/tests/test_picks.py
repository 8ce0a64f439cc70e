"""From confirmed picks to aliases: two different people, harmless words, and nothing else is kept."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.search import sources
from jardam.search.models import Alias, IndexedDocument, Pick
from jardam.search.picks import AliasWithdrawn, forget_old_picks, note_pick, withdraw_alias
from jardam.search.queries import DatabaseIndex, search
from jardam.search.reading import tagger
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import find
from jardam.search.rules.memory import MemoryIndex

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
CARDS = [
    Document("CARD", "WAGES", {"RU": "Не платят зарплату"}, "Хозяин пропал, жалоба в инспекцию."),
    Document("CARD", "PASSPORT", {"RU": "Потеря паспорта"}, "Заявление в полицию."),
    Document("CARD", "PATENT", {"RU": "Как платить за патент"}, "Чек хранить дома."),
]
ODD = "хозяин пропал"


@pytest.fixture(autouse=True)
def cards(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(_using: str, keys: object) -> list[Document]:
        return [card for card in CARDS if keys is None or card.key in keys]  # type: ignore[operator]

    monkeypatch.setitem(sources._sources, "CARD", sources.Source("CARD", told))
    sources.refresh_kind("CARD")


def pick(typed: str, by: User, key: str = "PASSPORT", at: datetime = AT) -> None:
    with for_centre(by.centre_id):
        note_pick(typed, "CARD", key, by=by, at=at)


def test_two_people_of_two_centres_make_an_alias_that_is_used_at_once(erkin: User, chen: User) -> None:
    assert search(ODD, ["CARD"], most=5).hits[0].key == "WAGES"
    pick("Пропал хозяин!", erkin)
    assert not Alias.objects.exists()
    pick(ODD, chen)
    alias = Alias.objects.get()
    assert (alias.words, alias.key, alias.month, alias.times) == (ODD, "PASSPORT", date(2026, 11, 1), 2)
    assert "PASSPORT" in [hit.key for hit in search(ODD, ["CARD"], most=5).hits[:2]]
    assert IndexedDocument.objects.get(key="PASSPORT").aliases == ["hoziain propal"]


def test_one_person_alone_makes_none_however_often(erkin: User) -> None:
    for _ in range(3):
        pick(ODD, erkin)
    assert not Alias.objects.exists()
    assert Pick.objects.count() == 1


def test_what_waits_is_hashes_only(erkin: User, chen: User) -> None:
    pick(ODD, erkin)
    pick(ODD, erkin, key="PATENT")
    pick("жалоба", chen, key="PATENT")
    rows = list(Pick.objects.values_list("mark", "pair", "month"))
    assert len({bytes(mark) for mark, _, _ in rows}) == 3
    assert len({bytes(pair) for _, pair, _ in rows}) == 3
    assert {month for _, _, month in rows} == {date(2026, 11, 1)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM search_pick AS p")
        kept = " ".join(row for (row,) in cursor.fetchall())
    for word in ("хозяин", "hoziain", "PASSPORT", str(erkin.pk), erkin.username, "2026-11-23"):
        assert word not in kept


@pytest.mark.parametrize(
    "typed",
    [
        "Азамат",
        "хозяин Азамат пропал",
        "паспорт 4510",
        "+996700123447",
        "",
        "жалоба " * 7,
        "\ud800\x00",
        "вклад'; DROP",
    ],
)
def test_of_what_is_not_harmless_nothing_is_kept_at_all(erkin: User, chen: User, typed: str) -> None:
    pick(typed, erkin)
    pick(typed, chen)
    assert not Pick.objects.exists()
    assert not Alias.objects.exists()


def test_a_word_that_answers_use_in_another_form_is_not_known(erkin: User) -> None:
    pick("пропавшего хозяина", erkin)
    assert not Pick.objects.exists()


def test_typed_with_the_other_layout_it_is_kept_as_it_was_meant(erkin: User, chen: User) -> None:
    pick("[jpzby ghjgfk", erkin)
    pick(ODD, chen)
    assert Alias.objects.get().words == ODD


def test_what_a_title_says_already_needs_no_alias(erkin: User, chen: User) -> None:
    for by in (erkin, chen):
        pick("паспорта потеря", by)
        pick(ODD, by, key="NO_SUCH")
    assert not Pick.objects.exists()


def test_two_answers_for_the_same_words_are_both_raised(erkin: User, chen: User) -> None:
    for key in ("PASSPORT", "PATENT"):
        for by in (erkin, chen):
            pick(ODD, by, key=key)
    found = search(ODD, ["CARD"], most=5)
    assert {hit.key for hit in found.hits} == {"WAGES", "PASSPORT", "PATENT"}
    assert found.hits[0].key == "WAGES"  # whoever says it in its text is not buried


def test_database_and_memory_place_an_alias_alike(erkin: User, chen: User) -> None:
    pick(ODD, erkin)
    pick(ODD, chen)
    rows = dict(IndexedDocument.objects.order_by("pk").values_list("pk", "key"))
    by_key = {card.key: card for card in CARDS}
    held = [
        Document(card.kind, card.key, card.titles, card.body, aliases=[ODD] if card.key == "PASSPORT" else [])
        for card in (by_key[key] for key in rows.values())
    ]
    memory = MemoryIndex(held, tagger())
    for typed in (ODD, "пропал хозя", "паспорт", "пропал"):
        ours, theirs = (find(typed, index, tagger().every, ["CARD"]) for index in (DatabaseIndex(), memory))
        assert [(rows[one.document], one.score) for one in ours.placed] == [
            (memory.documents[one.document].key, one.score) for one in theirs.placed
        ], typed


def test_an_alias_outlives_what_is_published(erkin: User, chen: User) -> None:
    pick(ODD, erkin)
    pick(ODD, chen)
    assert sources.refresh_kind("CARD") == 0
    assert IndexedDocument.objects.get(key="PASSPORT").aliases


def test_further_people_are_counted_once_each(erkin: User, chen: User, amina: User) -> None:
    for by in (erkin, chen, amina, amina, erkin):
        pick(ODD, by)
    assert Alias.objects.get().times == 3


def test_a_withdrawn_alias_is_forgotten_by_the_search_and_no_pick_brings_it_back(
    erkin: User, chen: User, farida: User, amina: User
) -> None:
    pick(ODD, erkin)
    pick(ODD, chen)
    with for_centre(farida.centre_id):
        withdraw_alias(Alias.objects.get(), "не о том", by=farida, at=AT)
        assert Entry.objects.filter(verb="alias.withdrawn").count() == 1
    for by in (erkin, chen, amina):
        pick(ODD, by)
    alias = Alias.objects.get()
    assert (alias.withdrawn_by, alias.reason, alias.times) == (farida, "не о том", 2)
    assert b"\xd0\xbd\xd0\xb5" not in bytes(alias.sealed_reason or b"")
    assert not Pick.objects.exists()
    assert not IndexedDocument.objects.get(key="PASSPORT").aliases
    with for_centre(farida.centre_id), pytest.raises(AliasWithdrawn):
        withdraw_alias(alias, "ещё раз", by=farida, at=AT)


def test_no_entry_of_the_audit_says_who_picked(erkin: User, chen: User) -> None:
    pick(ODD, erkin)
    pick(ODD, chen)
    with for_centre(chen.centre_id):
        assert not Entry.objects.filter(verb__startswith="alias").exists()


def test_what_waited_in_vain_is_thrown_away_within_ninety_days(erkin: User) -> None:
    pick(ODD, erkin)
    assert forget_old_picks(datetime(2027, 1, 30, tzinfo=UTC)) == 0
    assert forget_old_picks(datetime(2027, 1, 31, tzinfo=UTC)) == 1


def test_only_who_writes_answers_sees_them_and_of_the_whole_network(
    erkin: User, chen: User, farida: User
) -> None:
    pick(ODD, erkin)
    pick(ODD, chen)
    assert Alias.objects.visible_to(farida).count() == 1
    assert not Alias.objects.visible_to(erkin).exists()
