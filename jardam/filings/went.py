"""The file that really went, read and checked before anything is locked: by its first bytes, never by its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from jardam.exhibits.actions import prepared
from jardam.exhibits.copying import Trace
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import MOST_BYTES, FileRefused, Refusal
from jardam.exhibits.scanning import Scan, scanned
from jardam.filings.rules.sent_forms import SentForm
from jardam.filings.rules.template_faults import TemplateRefused
from jardam.filings.word.opening import check_parts
from jardam.filings.word.properties import without_properties

ZIP = b"PK\x03\x04"
MOST_UNPACKED = 4 * MOST_BYTES
"""Of a Word file with photographs in it, all parts together."""


@dataclass(frozen=True, slots=True)
class Went:
    """``copy``: what colleagues look at; None while it is held. ``traces``: what the original tells beside."""

    content: bytes
    form: SentForm
    scan: Scan
    copy: bytes | None
    traces: Sequence[Trace] = ()

    @property
    def about(self) -> dict[str, object]:
        """To be sealed."""
        return {
            "digest": sha256(self.content).hexdigest(),
            "size": len(self.content),
            "traces": [trace.value for trace in self.traces],
        }


def went(content: bytes) -> Went:
    """Errors: FileRefused; TemplateRefused, for what a Word file may not carry along."""
    if content.startswith(ZIP):
        return _word(content)
    (file,) = prepared([("", content)])
    if file.form is Form.TEXT:
        raise FileRefused(Refusal.UNKNOWN_TYPE)
    copy, traces = (file.copy.content, file.copy.traces) if file.copy else (None, ())
    return Went(content, SentForm(file.form.value), file.scan, copy, traces)


def _word(content: bytes) -> Went:
    """Errors: FileRefused; TemplateRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused(Refusal.TOO_LONG)
    check_parts(content, largest=MOST_BYTES, unpacked=MOST_UNPACKED)
    scan = scanned(content)
    copy, has_author = without_properties(content)
    traces = (Trace.AUTHOR,) if has_author else ()
    return Went(content, SentForm.WORD, scan, None if scan is Scan.HELD else copy, traces)


REFUSED = (FileRefused, TemplateRefused)
