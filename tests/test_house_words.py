"""Every sentence can be translated whole: marked, not built from pieces, its places named and kept in every language."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest

from tests.house import HOUSE, python_files, shown, templates

GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
PLACE = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)\}")
UNNAMED = re.compile(r"(?<!%)%[sd]|\{\}|\{\d+\}")
TAGS = re.compile(r"<(/?\w+)")
SAME_IN_EVERY_LANGUAGE = {"Jardam", "404", "Ctrl", "Alt", "Esc", "Enter", "Tab", "F2", "K"}
CATALOGUES = sorted(HOUSE.glob("*/locale/*/LC_MESSAGES/django.po"))


def is_marked(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in GETTEXT


def joined_sentences(source: str) -> Iterator[int]:
    """The lines on which a translated text is glued to something: another language has another order."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and (is_marked(node.left) or is_marked(node.right))
        ):
            yield node.lineno
        if isinstance(node, ast.JoinedStr):
            marked = [
                part for part in node.values if isinstance(part, ast.FormattedValue) and is_marked(part.value)
            ]
            yield from (part.lineno for part in marked)


def ours() -> list[Path]:
    return [file for file in python_files() if HOUSE in file.parents and "tests" not in file.parts]


def test_no_sentence_is_built_from_pieces() -> None:
    glued = [
        f"{shown(file)}:{line}"
        for file in ours()
        for line in joined_sentences(file.read_text(encoding="utf-8"))
    ]
    assert glued == []


@pytest.mark.parametrize(
    "line", ['_("Call") + name', 'x + gettext("later")', "f\"{_('Call')} {name}\"", '_("a") + _("b")']
)
def test_a_sentence_built_from_pieces_is_found(line: str) -> None:
    assert list(joined_sentences(line)) == [1] * len(list(joined_sentences(line))) != []


@pytest.mark.parametrize("line", ['_("Call %(who)s") % {"who": who}', 'str(_("Call"))', '"a" + b'])
def test_a_whole_sentence_is_not(line: str) -> None:
    assert list(joined_sentences(line)) == []


class _Text(HTMLParser):
    """The words of a page that a reader sees, and the attributes that are read out."""

    READ_OUT = ("title", "alt", "aria-label", "placeholder")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value for name, value in attrs if name in self.READ_OUT and value]


COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
BLOCK = re.compile(r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ATTRIBUTE = re.compile(r"""[\w-]+=('[^']*'|"[^"]*")""")  # a block that fills in a part of a tag
LETTERS = re.compile(r"[^\W\d_]{2,}")


def unmarked(page: str) -> list[str]:
    """The words of a template that no translation reaches."""
    text = _Text()
    text.feed(TAG.sub(" ", BLOCK.sub(" ", COMMENT.sub(" ", page))))
    found = [word for words in text.words for word in LETTERS.findall(ATTRIBUTE.sub(" ", words))]
    return [word for word in found if word not in SAME_IN_EVERY_LANGUAGE]


def test_every_word_of_a_page_can_be_translated() -> None:
    """But for the gallery, whose specimens show words in all our languages."""
    pages = {
        shown(page): unmarked(page.read_text(encoding="utf-8"))
        for page in templates()
        if "gallery" not in shown(page)
    }
    assert {page: words for page, words in pages.items() if words} == {}


@pytest.mark.parametrize(
    "page", ["<p>Call back</p>", '<a title="Call back" href="x">{{ y }}</a>', "{% if x %}Call{% endif %}"]
)
def test_a_word_nobody_marked_is_found(page: str) -> None:
    assert unmarked(page)


@pytest.mark.parametrize(
    "page",
    [
        '{% translate "Call back" %}',
        "{% blocktranslate %}Call {{ x }}{% endblocktranslate %}",
        "<b>Jardam</b>",
        '<a class="call">{{ x }}</a>',
    ],
)
def test_a_marked_word_is_not(page: str) -> None:
    assert unmarked(page) == []


PIECES = re.compile(r"\{%\s*translate\s[^%]*%\}\s*\{\{[^}]*\}\}\s*\{%\s*translate\s")


def test_no_page_builds_a_sentence_around_a_value() -> None:
    """Words, a value, words: that is one sentence, and `blocktranslate` holds it whole."""
    assert [shown(page) for page in templates() if PIECES.search(page.read_text(encoding="utf-8"))] == []


def places(text: str) -> set[str]:
    return {first or second for first, second in PLACE.findall(text)}


def catalogue_name(file: Path) -> str:
    return "-".join((file.relative_to(HOUSE).parts[0], file.parts[-3]))


@pytest.mark.parametrize("file", CATALOGUES, ids=catalogue_name)
def test_a_translation_keeps_every_place_and_tag(file: Path) -> None:
    """A lost place is a page that breaks, or a sentence that does not say whom."""
    for entry in polib.pofile(str(file)):
        for translated in [entry.msgstr, *entry.msgstr_plural.values()]:
            if translated and not entry.obsolete:
                source = places(entry.msgid) | places(entry.msgid_plural)
                assert places(translated) <= source, entry.msgid
                assert places(translated) >= source or entry.msgstr_plural, entry.msgid
                assert sorted(TAGS.findall(translated)) == sorted(TAGS.findall(entry.msgid)), entry.msgid


@pytest.mark.parametrize("file", CATALOGUES, ids=catalogue_name)
def test_the_places_of_a_sentence_have_names(file: Path) -> None:
    unnamed = [entry.msgid for entry in polib.pofile(str(file)) if UNNAMED.search(entry.msgid)]
    assert unnamed == []


@pytest.mark.parametrize("file", [file for file in CATALOGUES if "ru" in file.parts], ids=catalogue_name)
def test_russian_is_in_russian(file: Path) -> None:
    """What was copied instead of translated has no Cyrillic letter in it."""
    copied = [
        entry.msgid
        for entry in polib.pofile(str(file))
        if entry.msgstr
        and LETTERS.search(re.sub(PLACE, "", entry.msgstr))
        and not re.search("[а-яё]", entry.msgstr, re.IGNORECASE)
    ]
    assert copied == []


CASE_WORD = re.compile(r"\bдел(?:о|а|у|ом|е|ам|ами|ах)?\b", re.IGNORECASE)


def test_a_file_of_a_person_has_one_russian_word() -> None:
    """«Карточка», as the glossary says: «дело» is the word for a case."""
    entries = [entry for file in CATALOGUES if "ru" in file.parts for entry in polib.pofile(str(file))]
    files = [entry for entry in entries if re.search(r"\bfiles?\b", entry.msgid, re.IGNORECASE)]
    assert len(files) > 5
    assert [entry.msgid for entry in files if CASE_WORD.search(entry.msgstr)] == []


def test_there_are_catalogues_to_look_at() -> None:
    languages = {file.parts[-3] for file in CATALOGUES}
    assert {"ru", "en"} <= languages
