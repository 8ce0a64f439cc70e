"""A chain of word of mouth as nested lists: built line by line, so that its depth costs no recursion."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Line:
    """One point of a chain. ``words``: month, language, region. ``contact``: whose page it leads to, for whoever may open it."""

    words: str
    level: int
    brought: int
    left_out: int
    contact: UUID


def drawn_chain(lines: Sequence[Line], contacts_url: str) -> SafeString:
    """The lines of one tree, each before those it brought. Without ``contacts_url`` no line leads anywhere."""
    parts: list[str] = []
    levels = [line.level for line in lines[1:]]
    for line, following in zip(lines, [*levels, 0], strict=True):
        closed = "</ul></li>" * max(line.level - following, 0)
        parts += [_item(line, contacts_url), "<ul>" if following > line.level else "</li>", closed]
    return mark_safe(f'<ul class="j-tree">{"".join(parts)}</ul>')  # noqa: S308 - every part is escaped


def _item(line: Line, contacts_url: str) -> SafeString:
    """An item that is left open: whatever comes next closes it or goes into it."""
    words = (
        format_html('<a href="{}{}/">{}</a>', contacts_url, line.contact, line.words)
        if contacts_url
        else line.words
    )
    said = [ngettext("sent %(n)d", "sent %(n)d", line.brought) % {"n": line.brought}] if line.brought else []
    said += [_("%(n)d more below") % {"n": line.left_out}] if line.left_out else []
    return format_html('<li>{} <span class="muted">{}</span>', words, ", ".join(said))
