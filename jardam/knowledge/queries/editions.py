"""Whether a card that stands on somebody's page still says what it said, without reading it again."""

from datetime import date

from django.db import connection

from jardam.kernel.languages import Language

_STANDING = """
SELECT card.version, (SELECT recording FROM law_ledger),
       (SELECT count(*) FROM knowledge_signoff AS signed WHERE signed.code = card.code)
  FROM knowledge_card AS card WHERE card.code = %s AND card.is_current
"""


def edition_of(code: str, language: Language, on: date) -> str:
    """Names all that is shown of the current card on a day; as soon as any of it may have changed, another name.

    Its version, the last recording of the law, and how many words of editors stand beside it: none of these is ever
    taken back. Empty when there is no such card. One query, asked with every letter: so it goes past the ORM.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [code])
        told = cursor.fetchone()
    return "-".join(str(part or 0) for part in (code, *told, language.value, f"{on:%Y%m%d}")) if told else ""
