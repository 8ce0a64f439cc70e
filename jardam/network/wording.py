"""What was brought from another directory, and what was left out, in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.network import reading_hsds as unread_codes
from jardam.network.actions.exchange import Brought
from jardam.network.reading_hsds import PackageUnread
from jardam.network.rules.hsds import Main, Wrong
from jardam.network.rules.hsds_package import Note


def unread_told(unread: PackageUnread) -> str:
    words = {
        unread_codes.NOT_THERE: _("%(file)s: there is no such file or folder, or it cannot be read."),
        unread_codes.NOT_UTF8: _("%(file)s is not in UTF-8: save it so, then bring it once more."),
        unread_codes.NOT_JSON: _("%(file)s is no JSON."),
        unread_codes.NOT_TABLE: _("%(file)s is no table of CSV."),
        unread_codes.NOT_A_LIST: _("%(file)s holds no list of objects."),
        unread_codes.NOTHING: _(
            "%(file)s holds neither services.json, organizations.json, locations.json or service_at_locations.json,"
            " nor the tables of a tabular package."
        ),
    }
    return words[unread.code] % {"file": unread.file}


def wrong_told(note: Note) -> str:
    """One sentence, and whether the row as a whole was left out."""
    words = {
        Wrong.MISSING: _("it must be said, and is not"),
        Wrong.NOT_TEXT: _("this is no text that can be kept"),
        Wrong.NOT_NUMBER: _("this is no number"),
        Wrong.NOT_ID: _("this is no UUID"),
        Wrong.NOT_ADDRESS: _("this is no web address"),
        Wrong.NOT_MAIL: _("this is no e-mail address"),
        Wrong.NOT_MOMENT: _("this is no moment with its time zone"),
        Wrong.NOT_ALLOWED: _("only these words may stand here: %(allowed)s")
        % {"allowed": ", ".join(note.fault.allowed)},
        Wrong.NOT_LIST: _("a list should stand here"),
        Wrong.NOT_OBJECT: _("an object should stand here"),
        Wrong.UNKNOWN: _("the specification knows no such field"),
        Wrong.NOWHERE: _("a part of nothing that stands in these files"),
        Wrong.NOT_HERE: _("it names something that nobody knows here"),
        Wrong.OURS: _("it is told differently from our sources, which stay as they are"),
        Wrong.CORRECTED: _(
            "somebody has corrected this here, and it is told differently: compare the two on its page"
        ),
    }
    said = words[note.fault.wrong]
    return _("%(said)s; the row was left out") % {"said": said} if note.is_whole else said


def summary_told(brought: Brought, *, is_rehearsal: bool) -> Iterator[str]:
    words = {
        Main.ORGANIZATION: _("organisations"),
        Main.SERVICE: _("services"),
        Main.LOCATION: _("places"),
        Main.SERVICE_AT_LOCATION: _("services at places"),
    }
    for main, word in words.items():
        yield _("%(word)s: %(new)d new, %(changed)d changed, %(same)d as they were") % {
            "word": word,
            "new": brought.new[main],
            "changed": brought.changed[main],
            "same": brought.same[main],
        }
    if is_rehearsal:
        yield _("This was a rehearsal: nothing was kept.")


def refused_told(brought: Brought) -> str:
    number = len({(note.file, note.row) for note in brought.notes if note.is_whole})
    said = ngettext("%(n)d row was left out.", "%(n)d rows were left out.", number)
    return said % {"n": number}
