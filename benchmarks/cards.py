"""A database with as many answer cards as are asked for: those of the house, and copies of them with words of their own.

Ten thousand cards would not all say the same: a copy keeps a third of its words; each of the others is put together
from the halves of two words of its language, so that the beginnings that people type stay as frequent as they are.
Copies keep titles and texts; they are found, ranked, read and shown as any card.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg

from benchmarks.databases import copy_database, count_anew, databases, exists, super_login
from jardam.config.up.supervisor import Supervisor

KEPT = 1 / 3
SEED = 7
_CARD = "topics, risk, confidence, checked_on, digest, loaded_on"
_TEXT = "language, title, ask, say, keywords, revision, reviewed, note"
_NORM = "position, parameter_id, law, says, confidence, is_aloud"
_COPIES = f"""
    CREATE TEMP TABLE copy AS
    SELECT gen_random_uuid() AS id, card.id AS of, card.code || '_' || number AS code
    FROM generate_series(1, %(wanted)s) AS number, knowledge_card AS card
    WHERE card.is_current ORDER BY number, card.code LIMIT %(wanted)s;
    INSERT INTO knowledge_card (id, code, version, is_current, {_CARD})
    SELECT copy.id, copy.code, 1, true, {_CARD} FROM copy JOIN knowledge_card AS card ON card.id = copy.of;
    INSERT INTO knowledge_cardtext (id, card_id, {_TEXT})
    SELECT gen_random_uuid(), copy.id, {_TEXT} FROM copy JOIN knowledge_cardtext AS text ON text.card_id = copy.of;
    INSERT INTO knowledge_cardnorm (id, card_id, {_NORM})
    SELECT gen_random_uuid(), copy.id, {_NORM} FROM copy JOIN knowledge_cardnorm AS norm ON norm.card_id = copy.of;
"""
_WORDS = (
    "SELECT card_id, language, folded, weight FROM knowledge_searchword ORDER BY card_id, language, folded"
)
Word = tuple[str, str, float]  # language, the word, its weight


def card_databases(supervisor: Supervisor, source: int, sizes: Sequence[int]) -> dict[int, str]:
    """By the number of cards: a copy of the bank of ``source`` contacts with so many; fewer than the house has are the house's."""
    bank = databases(supervisor, [source])[source]
    names = {size: f"jardam_cards_{size}" for size in sorted(sizes)}
    for size, name in names.items():
        if not exists(supervisor, name):
            copy_database(supervisor, bank, name)
        with psycopg.connect(**super_login(supervisor, name)) as database:
            was_short = _multiply(database, size)
        if was_short:
            count_anew(supervisor, name)
    return names


def _multiply(database: psycopg.Connection[Any], size: int) -> bool:
    """All or nothing; False where there are enough."""
    (standing,) = database.execute("SELECT count(*) FROM knowledge_card WHERE is_current").fetchone() or (0,)
    if standing >= size:
        return False
    several = psycopg.ClientCursor(database)  # several statements at once
    several.execute(_COPIES, {"wanted": size - standing})
    copies = database.execute("SELECT id, of FROM copy ORDER BY code").fetchall()
    known: dict[Any, list[Word]] = {}
    for card, *word in database.execute(_WORDS):
        known.setdefault(card, []).append((word[0], word[1], word[2]))
    with (
        database.cursor() as cursor,
        cursor.copy("COPY knowledge_searchword (card_id, language, folded, weight) FROM STDIN") as rows,
    ):
        for card, words in _words_of_copies(copies, known):
            for language, folded, weight in words:
                rows.write_row((card, language, folded, weight))
    return True


def _words_of_copies(
    copies: Sequence[tuple[Any, Any]], known: dict[Any, list[Word]]
) -> Iterator[tuple[Any, list[Word]]]:
    dice = random.Random(SEED)
    spoken: dict[str, list[str]] = {}
    for language, folded, _weight in (word for words in known.values() for word in words):
        spoken.setdefault(language, []).append(folded)
    for card, of in copies:
        words = {
            (language, folded if dice.random() < KEPT else _another(spoken[language], dice)): weight
            for language, folded, weight in known[of]
        }
        yield card, [(language, folded, weight) for (language, folded), weight in words.items()]


def _another(words: Sequence[str], dice: random.Random) -> str:
    """The first half of one word and the second of another."""
    one, other = dice.choice(words), dice.choice(words)
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]
