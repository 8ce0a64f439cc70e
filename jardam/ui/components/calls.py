"""The call page's own pieces: the strip of the live call, the search field, the answer and its norms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString

from jardam.ui.components.registry import attributes, drawn, key_attributes, register
from jardam.ui.languages import own_name

Words = dict[str, object]


@dataclass(frozen=True)
class Norm:
    """One legal basis: ``source`` (a law and its article), what it says, and how well that was checked.

    ``url``: all that is known of it, opened beside the page that quotes it.
    """

    source: str
    text: str
    level: str
    checked_on: date | None = None
    level_text: str = ""
    url: str = ""


@register.simple_block_tag
def call_strip(
    content: str, started_at: datetime, language: str = "", sub: str = "", **options: object
) -> SafeString:
    """The one place of the timer; the content is its buttons. ``language``: tag; empty says that it is unknown.

    ``sub``: number and caller. ``is_ended``: the strip lets go of the voice. ``elapsed``: mm:ss without script.
    """
    words: Words = {
        "content": content,
        "started_at": started_at,
        "language": language,
        "language_name": own_name(language) if language else "",
        "sub": sub,
        "is_ended": options.get("is_ended", False),
        "elapsed": options.get("elapsed", "00:00"),
    }
    return drawn("call_strip", words)


@register.simple_tag
def find_box(name: str, value: str, label: str, **options: object) -> SafeString:
    """The large search field: ``{% find_box "q" query _("Find an answer") note="кыргызча" hx_get=url %}``.

    ``key``: the slash unless told otherwise. ``lang``: the language of what was typed.
    """
    key = str(options.pop("key", "Slash"))
    note = options.pop("note", "")
    words = {"name": name, "value": value, "label": label, "note": note, "key": key}
    return drawn("find_box", words | {"attributes": attributes(key_attributes(key) | options)})


@register.simple_tag
def ask(questions: Sequence[str], lang: str) -> SafeString:
    """What to ask before answering, in the person's language."""
    return drawn("ask", {"questions": questions, "lang": lang})


@register.simple_tag
def norms(rows: Sequence[Norm]) -> SafeString:
    """The legal basis of an answer; doubt is visible on the line where the fact stands."""
    return drawn("norms", {"rows": rows})


def answer_words(title: str, lang: str, options: Words) -> Words:
    """What an open answer and a row share."""
    names = ("gloss", "pill_text", "pill_tone", "level", "level_text", "checked_on", "is_risk", "is_current")
    return {"title": title, "lang": lang} | {name: options.pop(name, "") for name in names}


@register.simple_block_tag
def answer(content: str, title: str, lang: str, **options: object) -> SafeString:
    """The open answer: title in the person's language above the operator's ``gloss``; content is the rest.

    ``pill_text``, ``pill_tone``; ``level``, ``level_text``, ``checked_on``: the weakest of what is read aloud.
    ``is_current``: the one being read. ``is_risk``: red edge. The title may carry ``<mark>``.
    """
    words = answer_words(title, lang, options) | {"content": content}
    return drawn("answer", words | {"attributes": attributes({"data_row": True} | options)})


@register.simple_tag
def answer_row(title: str, lang: str, url: str, **options: object) -> SafeString:
    """A closed answer, one line of the list; same words as ``answer``. Further attributes go to its link."""
    words = answer_words(title, lang, options) | {"url": url}
    return drawn("answer_row", words | {"attributes": attributes({"data_row": True} | options)})
