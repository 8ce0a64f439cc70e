"""The fields a column may be, and what its heading says of them in Russian, English and Kyrgyz. Pure."""

import re
from collections.abc import Sequence
from enum import StrEnum


class Field(StrEnum):
    SKIP = "SKIP"
    DATE = "DATE"
    LANGUAGE = "LANGUAGE"
    CHANNEL = "CHANNEL"
    CLIENT = "CLIENT"
    TOPIC = "TOPIC"
    REGION = "REGION"
    SEX = "SEX"
    AGE = "AGE"
    OUTCOME = "OUTCOME"
    VIOLENCE = "VIOLENCE"
    DISCRIMINATION = "DISCRIMINATION"
    PHONE = "PHONE"
    NAME = "NAME"
    WORDS = "WORDS"
    NOTE = "NOTE"


WORDED = (
    Field.LANGUAGE,
    Field.CHANNEL,
    Field.CLIENT,
    Field.TOPIC,
    Field.REGION,
    Field.SEX,
    Field.OUTCOME,
    Field.VIOLENCE,
    Field.DISCRIMINATION,
)
"""Fields whose cells are words that stand for codes."""

SEVERAL = frozenset({Field.SKIP, Field.TOPIC, Field.PHONE, Field.NAME, Field.WORDS, Field.NOTE})
"""Fields that more than one column may be: a register has topic 1 and topic 2, surname and first name."""

_HEADINGS: Sequence[tuple[Field, str]] = (
    (Field.PHONE, r"телефон|\bтел\b|моб|контактн\w* номер|phone|mobile|номуру"),
    (Field.DISCRIMINATION, r"дискримин|национальн\w* призн|discrimin|кодулоо"),
    (Field.VIOLENCE, r"насили|угроз|violence|threat|зомбулук"),
    (
        Field.SKIP,
        r"гражданств|citizenship|жарандык|сотрудник|оператор|консультант|operator|№|п/п|\bid\b|время|time",
    ),
    (Field.DATE, r"дата|число|день|date|\bday\b|күнү|датасы"),
    (Field.AGE, r"возраст|год рожд|лет\b|\bage\b|birth|жашы|туулган"),
    (Field.LANGUAGE, r"язык|language|тили?\b"),
    (Field.CHANNEL, r"канал|способ|вид обращ|форма обращ|channel|source|кайрылуу түрү"),
    (Field.CLIENT, r"кто обра|категор|заявител|client|who call|caller|ким кайрыл"),
    (Field.OUTCOME, r"результат|итог|исход|outcome|result|жыйынтык|натыйжа"),
    (Field.TOPIC, r"тема|вопрос|проблем|тематик|topic|issue|subject|маселе"),
    (Field.REGION, r"регион|област|субъект|region|adm1|аймак|облус"),
    (Field.SEX, r"\bпол\b|\bsex\b|gender|жынысы"),
    (Field.NAME, r"фио|ф\.? ?и\.? ?о|фамили|\bимя\b|отчеств|\bname\b|surname|аты|атасынын"),
    (Field.WORDS, r"суть|содержан|описани|со слов|statement|descri|story|мазмуну"),
    (Field.NOTE, r"примеч|коммент|заметк|note|comment|remark|эскертүү"),
)
_READ = [(field, re.compile(pattern)) for field, pattern in _HEADINGS]


def guessed_field(heading: str) -> Field:
    """What a heading most likely names. Example: 'Контактный телефон' -> PHONE. SKIP when nothing fits."""
    text = " ".join(heading.casefold().split())
    return next((field for field, pattern in _READ if pattern.search(text)), Field.SKIP)


def guessed_columns(headings: Sequence[str]) -> list[Field]:
    """One field for each heading; a field that may stand once is given to the first column that names it."""
    columns: list[Field] = []
    for heading in headings:
        field = guessed_field(heading)
        columns.append(Field.SKIP if field in columns and field not in SEVERAL else field)
    return columns
