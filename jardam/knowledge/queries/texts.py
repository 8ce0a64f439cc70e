"""The texts of current cards, each beside its Russian master."""

from collections.abc import Sequence

from jardam.kernel.languages import Language
from jardam.knowledge.models import CardText

_OF_A_ROW = (
    "language",
    "title",
    "card__code",
    "card__topics",
    "card__risk",
    "card__confidence",
)


def texts_of(
    codes: Sequence[str], language: Language, *, whole: bool = True
) -> dict[str, tuple[CardText, CardText]]:
    """By code: the text in the asked language, or Russian where there is none, and the Russian text.

    ``whole``: or only what a row of the answers shows, which is a tenth of it.
    """
    rows = CardText.objects.filter(
        card__code__in=codes, card__is_current=True, language__in={language.value, Language.RU.value}
    ).select_related("card")
    rows = rows if whole else rows.only(*_OF_A_ROW)
    by_code: dict[str, dict[str, CardText]] = {}
    for row in rows:
        by_code.setdefault(row.card.code, {})[row.language] = row
    russian = Language.RU.value
    return {
        code: (texts.get(language.value, texts[russian]), texts[russian]) for code, texts in by_code.items()
    }
