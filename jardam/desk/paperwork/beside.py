"""The file that really went, as the page of its paper shows it: whether it is the draft, and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.exhibits import choices
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.scanning import Scan
from jardam.filings.models import Paper
from jardam.filings.sent_files import Beside, beside_of
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class ShownBeside:
    """``words``: whether it is the draft."""

    words: str
    facts: list[tuple[str, str]]
    is_readable: bool


def shown_beside(paper: Paper, hashes: Mapping[str, str], opener: Opener | None) -> ShownBeside | None:
    """``hashes``: of the draft that was frozen. Two queries. The caller writes the reading down. Errors: as `beside_of`."""
    kept = beside_of(paper, opener)
    return ShownBeside(_told(kept, hashes), _facts(kept), kept.file.is_readable) if kept else None


def _told(kept: Beside, hashes: Mapping[str, str]) -> str:
    if kept.digest == hashes.get("pdf"):
        return _("It is the PDF of the draft, byte for byte.")
    if kept.digest == hashes.get("docx"):
        return _("It is the Word file of the draft, byte for byte.")
    return _("It is another file than the draft: it was changed, signed, printed or scanned.")


def _facts(kept: Beside) -> list[tuple[str, str]]:
    file = kept.file
    who = display_names(User.objects.filter(pk=file.added_by_id)).get(file.added_by_id, "")
    rows = [
        (_("Form"), str(choices.forms()[Form(file.form)])),
        (_("Brought in"), f"{file.added_on:%d.%m.%Y}, {who}"),
        (_("Viruses"), str(choices.scans()[Scan(file.scan)])),
        (
            _("In the original, and not in the copy"),
            "; ".join(str(choices.traces()[trace]) for trace in kept.traces),
        ),
        (_("Fingerprint of the original (SHA-256)"), kept.digest),
    ]
    return [(term, value) for term, value in rows if value]
