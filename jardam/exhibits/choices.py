"""The words people read for what is stored of an exhibit."""

from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.exhibits.copying import Trace
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import MOST_PAGES, FileRefused, Refusal
from jardam.exhibits.scanning import Scan


class ExhibitKind(StrEnum):
    """What a file is meant to prove. Stored as written."""

    CONTRACT = "CONTRACT"
    PASS = "PASS"  # noqa: S105 - a badge for a gate, no password
    WORKLOG = "WORKLOG"
    CHAT = "CHAT"
    TRANSFER = "TRANSFER"
    PHOTO = "PHOTO"
    RECEIPT = "RECEIPT"
    OFFICIAL = "OFFICIAL"
    IDENTITY = "IDENTITY"
    OTHER = "OTHER"


class Part(StrEnum):
    ORIGINAL = "ORIGINAL"
    COPY = "COPY"


def kinds() -> dict[ExhibitKind, Promise]:
    return {
        ExhibitKind.CONTRACT: _("contract or promise in writing"),
        ExhibitKind.PASS: _("pass or badge"),
        ExhibitKind.WORKLOG: _("notebook or table of hours"),
        ExhibitKind.CHAT: _("chat"),
        ExhibitKind.TRANSFER: _("transfer of money"),
        ExhibitKind.PHOTO: _("photograph of the place or the work"),
        ExhibitKind.RECEIPT: _("receipt or bill"),
        ExhibitKind.OFFICIAL: _("letter of an authority or a court"),
        ExhibitKind.IDENTITY: _("personal document"),
        ExhibitKind.OTHER: pgettext_lazy("exhibit", "something else"),
    }


def forms() -> dict[Form, Promise]:
    return {
        Form.IMAGE: _("picture"),
        Form.PDF: _("PDF document"),
        Form.TEXT: pgettext_lazy("exhibit", "words"),
        Form.WORD: _("Word document"),
    }


def scans() -> dict[Scan, Promise]:
    return {
        Scan.CLEAN: _("the scanner found nothing"),
        Scan.UNCHECKED: _("not checked for viruses: there is no scanner here"),
        Scan.HELD: _("held: the virus scanner does not answer"),
    }


def traces() -> dict[Trace, Promise]:
    return {
        Trace.PLACE: _("where it was taken"),
        Trace.HOUR: _("when it was taken"),
        Trace.DEVICE: _("with which device"),
        Trace.AUTHOR: _("who made it, with what"),
        Trace.SCRIPT: _("commands that run when it is opened"),
        Trace.ATTACHMENT: _("attached files"),
    }


def refusals() -> dict[Refusal, Promise]:
    return {
        Refusal.EMPTY: _("The file is empty."),
        Refusal.TOO_LONG: _("The file is larger than 10 MB. Photograph it anew with a lower resolution."),
        Refusal.UNKNOWN_TYPE: _(
            "Only photographs (JPEG, PNG, WebP), PDF, Word (.docx) and chats saved as text are taken. Unpack an archive first."
        ),
        Refusal.TOO_MANY_PIXELS: _(
            "The picture has more than 50 million dots. Photograph it anew with a lower resolution."
        ),
        Refusal.TOO_MANY_PAGES: format_lazy(
            _("The PDF has more than {pages} pages. Split it."), pages=MOST_PAGES
        ),
        Refusal.NO_SAFE_COPY: _(
            "No safe copy can be made of this file. Photograph its pages, or ask for it to be saved anew as PDF."
        ),
        Refusal.LOCKED: _("The PDF is locked with a password. Ask for it without one."),
        Refusal.BROKEN: _("The file is broken and cannot be read. Ask for it once more."),
        Refusal.INFECTED: _("The virus scanner found something in this file. It was not kept."),
    }


def refused(error: FileRefused) -> str:
    """What is told, with which of the files it was."""
    told = str(refusals()[error.why])
    if not error.place:
        return told
    return str(_("File number %(place)s:") % {"place": error.place}) + " " + told


def kind_choices() -> list[tuple[Any, Any]]:
    return [(kind.value, words) for kind, words in kinds().items()]


def form_choices() -> list[tuple[Any, Any]]:
    return [(form.value, words) for form, words in forms().items()]


def scan_choices() -> list[tuple[Any, Any]]:
    return [(scan.value, words) for scan, words in scans().items()]


def part_choices() -> list[tuple[str, str]]:
    return [(part.value, part.value) for part in Part]
