"""A database with as many answer cards as are asked for: those of the house, and copies of them with words of their own.

Ten thousand cards would not all say the same: a copy keeps a third of its words; each of the others is put together
from the halves of two words of its language, so that the beginnings that people type stay as frequent as they are.
In the tables of cards copies keep titles and texts; they are found, ranked, read and shown as any card.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import psycopg

from benchmarks.databases import copy_database, count_anew, databases, exists, super_login
from jardam.config.up.supervisor import Supervisor
from jardam.search.reading import tagger
from jardam.search.rules.documents import Document, analyse

KEPT = 1 / 3
SEED = 7
_CARD = 'topics, risk, kind, audience, valid_from, valid_to, owner, reviewer, next_review_on, calculators, "where", confidence, checked_on, digest, loaded_on'
_TEXT = "language, title, ask, say, steps, take, warnings, keywords, revision, reviewed, note, basis, seen"
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
_TEXTS = "SELECT card_id, language, title, say, keywords FROM knowledge_cardtext ORDER BY card_id, language"
_COPY_DOCUMENTS = (
    "COPY search_indexeddocument"
    " (id, kind, key, digest, titles, concepts, stems, fields, aliases, passages, vectors) FROM STDIN"
)
_ADD_TERM = """
INSERT INTO search_indexedterm AS known (term, known_by, documents) VALUES (%s, %s, %s)
    ON CONFLICT (term) DO UPDATE SET known_by = known.known_by + EXCLUDED.known_by,
                                     documents = known.documents || EXCLUDED.documents
"""
Text = tuple[str, str, str, list[str]]  # language, title, words read aloud, search words
_WORD = re.compile(r"\w{4,}")


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
    copies = database.execute("SELECT id, of, code FROM copy ORDER BY code").fetchall()
    known: dict[Any, list[Text]] = {}
    for card, *text in database.execute(_TEXTS):
        known.setdefault(card, []).append((text[0], text[1], text[2], text[3]))
    _index(database, _documents(copies, known))
    return True


def _documents(copies: Sequence[tuple[Any, Any, str]], known: dict[Any, list[Text]]) -> Iterator[Document]:
    dice = random.Random(SEED)
    spoken: dict[str, list[str]] = {}
    for language, title, _say, keywords in (text for texts in known.values() for text in texts):
        spoken.setdefault(language, []).extend(_WORD.findall(f"{title} {' '.join(keywords)}"))
    for _card, of, code in copies:
        texts = {language: (title, say, words) for language, title, say, words in known[of]}
        yield Document(
            "CARD",
            code,
            {language: _changed(title, spoken[language], dice) for language, (title, _, _) in texts.items()},
            _changed(texts["RU"][1], spoken["RU"], dice),
            {
                language: [_changed(word, spoken[language], dice) for word in words]
                for language, (_, _, words) in texts.items()
            },
        )


def _index(database: psycopg.Connection[Any], documents: Iterable[Document]) -> None:
    """As the house itself does, in one go."""
    how = tagger()
    (first,) = database.execute("SELECT coalesce(max(id), 0) FROM search_indexeddocument").fetchone() or (0,)
    mentions: dict[str, list[int]] = {}
    rows = []
    for number, document in enumerate(documents, start=first + 1):
        analysed = analyse(document, how)
        for term in analysed.terms():
            mentions.setdefault(term, []).append(number)
        rows.append((number, document, analysed))
    with database.cursor() as cursor:
        with cursor.copy(_COPY_DOCUMENTS) as copy:
            for number, document, analysed in rows:
                titles, concepts, stems = (
                    json.dumps(dict(told)) for told in (document.titles, analysed.concepts, analysed.stems)
                )
                copy.write_row(
                    (
                        number,
                        "CARD",
                        document.key,
                        "copy",
                        titles,
                        concepts,
                        stems,
                        list(analysed.fields),
                        [],
                        [],
                        b"",
                    )
                )
        cursor.executemany(_ADD_TERM, [(term, len(numbers), numbers) for term, numbers in mentions.items()])
        cursor.execute("UPDATE search_indexstate SET version = version + 1, documents = %s", [number])


def _changed(text: str, words: Sequence[str], dice: random.Random) -> str:
    """The text with two thirds of its longer words replaced."""
    return _WORD.sub(lambda met: met.group() if dice.random() < KEPT else _another(words, dice), text)


def _another(words: Sequence[str], dice: random.Random) -> str:
    """The first half of one word and the second of another."""
    one, other = dice.choice(words), dice.choice(words)
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]
