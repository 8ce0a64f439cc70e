"""No sentence has two translations: the catalogues of all rooms are one at run time."""

from pathlib import Path

from jardam.config.messages import disagreements

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n'


def write(tree: Path, room: str, entry: str, language: str = "ru") -> None:
    folder = tree / room / "locale" / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (tree / room / "__init__.py").touch()
    (folder / "django.po").write_text(f"{HEAD}\n{entry}\n")


def test_two_rooms_that_differ_are_named_with_their_words(tmp_path: Path) -> None:
    write(tmp_path, "desk", 'msgid "To"\nmsgstr "По"')
    write(tmp_path, "registers", 'msgid "To"\nmsgstr "По"')
    write(tmp_path, "rota", 'msgid "To"\nmsgstr "До"')

    (line,) = disagreements(tmp_path)
    assert line == (
        "Rooms translate 'To' differently into ru, and one would win everywhere."
        " desk, registers: По; rota: До. Agree on one, or give one a context."
    )


def test_one_form_of_a_plural_that_differs_is_seen(tmp_path: Path) -> None:
    days = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "день"\nmsgstr[1] "{}"'
    write(tmp_path, "desk", days.format("дня"))
    write(tmp_path, "law", days.format("дней"))

    assert len(list(disagreements(tmp_path))) == 1


def test_what_is_kept_apart_does_not_differ(tmp_path: Path) -> None:
    """By a context, by another language, or because one of them is not translated yet."""
    write(tmp_path, "desk", 'msgid "To"\nmsgstr "По"')
    write(tmp_path, "law", 'msgctxt "hour"\nmsgid "To"\nmsgstr "До"')
    write(tmp_path, "line", 'msgid "To"\nmsgstr "До"', "tg")
    write(tmp_path, "rota", 'msgid "To"\nmsgstr ""')
    write(tmp_path, "quality", '#, fuzzy\nmsgid "To"\nmsgstr "До"')

    assert not list(disagreements(tmp_path))
