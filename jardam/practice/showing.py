"""Practices for the eye: the picture of branches, the lines of transfers, and the facts of one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.choices import topics
from jardam.centres.models import Branch, User
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.practice.choices import mark_words
from jardam.practice.models import Practice, Transfer
from jardam.practice.queries import Pictured
from jardam.practice.rules.transfers import Cell, Mark

TONES: Mapping[Mark, str] = {
    Mark.ORIGIN: "brand",
    Mark.IN_USE: "ok",
    Mark.ADAPTED: "ok",
    Mark.HANDED: "plain",
    Mark.NOT_USED: "line",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell of the picture. ``tone``: empty where nothing happened yet."""

    branch: str
    words: str
    tone: str
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class PictureRow:
    practice: Practice
    name: str
    topic: str
    region: str
    cells: Sequence[Drawn]


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One transfer in words. ``state`` is a cell as the picture draws it."""

    transfer: Transfer
    title: str
    meta: Sequence[str]
    state: Drawn


def picture_rows(found: Iterable[Pictured], branches: Sequence[Branch]) -> list[PictureRow]:
    return [
        PictureRow(
            one.practice,
            one.name,
            topic_word(one.practice),
            region_word(one.practice),
            drawn_cells(one.cells, branches),
        )
        for one in found
    ]


def drawn_cells(cells: Sequence[Cell], branches: Sequence[Branch]) -> list[Drawn]:
    words = mark_words()
    return [
        Drawn(branch.name, str(words[cell.mark]), TONES.get(cell.mark, ""), cell.is_waiting)
        for branch, cell in zip(branches, cells, strict=True)
    ]


def region_word(practice: Practice) -> str:
    return region_name(practice.region, (get_language() or "ru")[:2]) if practice.region else ""


def topic_word(practice: Practice) -> str:
    return str(topics()[Topic(practice.topic)]) if practice.topic else ""


def waiting_words(number: int) -> str:
    return ngettext("%(n)d transfer waits for a look", "%(n)d transfers wait for a look", number) % {
        "n": number
    }


def transfer_lines(transfers: Sequence[Transfer], today: date) -> list[TransferLine]:
    """Each in two lines of words. One query for the names."""
    names = names_of(one.answers_for_id for one in transfers)
    return [_line(one, names, today) for one in transfers]


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    return display_names(User.objects.filter(pk__in=set(ids)))


def way(transfer: Transfer) -> str:
    """From where to where."""
    to = transfer.to_branch.name
    if transfer.from_branch is None:
        return _("From outside to: %(branch)s") % {"branch": to}
    return f"{transfer.from_branch.name} → {to}"


def _line(one: Transfer, names: Mapping[UUID, str], today: date) -> TransferLine:
    mark = Mark(one.state)
    meta = [
        date_format(one.handed_on, "j E Y"),
        str(one.get_how_display()),
        ngettext("%(n)d colleague learned it", "%(n)d colleagues learned it", one.learned)
        % {"n": one.learned},
        _("answers for it: %(name)s") % {"name": names[one.answers_for_id]},
    ]
    if one.look_on:
        meta.append(_("look again on %(day)s") % {"day": date_format(one.look_on, "j E Y")})
    state = Drawn(one.to_branch.name, str(mark_words()[mark]), TONES[mark], one.is_waiting(today))
    return TransferLine(one, way(one), meta, state)
