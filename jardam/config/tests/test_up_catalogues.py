"""Catalogues are compiled when they are older than their source, and finished sentences only."""

import gettext
import os
from pathlib import Path

import pytest

from jardam.config.up import catalogues

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Call"
msgstr "Звонок"

#, fuzzy
msgid "Callback"
msgstr "Звонок?"
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogues, "PROJECT", tmp_path)
    source = tmp_path / "jardam" / "desk" / "locale" / "ru" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(PO)
    return source


def test_what_was_compiled_is_read_by_gettext(source: Path) -> None:
    catalogues.compile_catalogues(catalogues.stale_catalogues())
    with source.with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Call") == "Звонок"
    assert words.gettext("Callback") == "Callback"  # a guess is not shown


def test_only_a_changed_catalogue_is_compiled_again(source: Path) -> None:
    assert catalogues.stale_catalogues() == [source]
    catalogues.compile_catalogues([source])
    assert catalogues.stale_catalogues() == []
    later = source.with_suffix(".mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert catalogues.stale_catalogues() == [source]
