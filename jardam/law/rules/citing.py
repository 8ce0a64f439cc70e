"""How an act is cited to a reader: in Russian everywhere but on an English page, since it is a Russian act."""

from jardam.law.rules.rulebook import RuleVersion

LAW_RU = "law_ru"
"""In the details of a row: the citation in Russian, where one was gathered."""


def cited(row: RuleVersion, language: str) -> str:
    """The act and article of a row. ``language``: of the reader, as in catalogues."""
    return row.law if language == "en" else str(row.details.get(LAW_RU, row.law))
