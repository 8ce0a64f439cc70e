"""Every code of every rule is a sentence, in every language that a client reads."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from jardam.kernel.languages import OWN_NAMES
from jardam.law import rules
from jardam.law.rules.explaining import Code
from jardam.law.wording import SENTENCES, is_reviewed

CATALOGUES = Path(rules.__file__).parents[1] / "locale"
LANGUAGES = [language.catalogue for language in OWN_NAMES]


def every_code() -> Iterator[Code]:
    for module in pkgutil.iter_modules(rules.__path__):
        importlib.import_module(f"{rules.__name__}.{module.name}")
    for kind in Code.__subclasses__():
        yield from kind


def untranslated(words: Promise) -> str:
    with override("en"):
        return str(words)


def test_every_code_has_a_sentence() -> None:
    codes = list(every_code())
    assert len(codes) > 30
    assert [code for code in codes if code not in SENTENCES] == []


def test_no_two_codes_are_the_same_word() -> None:
    codes = [str(code) for code in every_code()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_in_every_language(language: str) -> None:
    catalogue = polib.pofile(str(CATALOGUES / language / "LC_MESSAGES" / "django.po"))
    translated = {entry.msgid for entry in catalogue if entry.translated() and not entry.fuzzy}
    assert [code for code, words in SENTENCES.items() if untranslated(words) not in translated] == []


def test_only_what_somebody_wrote_who_speaks_the_language_counts_as_reviewed() -> None:
    assert [language for language in LANGUAGES if is_reviewed(language)] == ["ru", "en"]
