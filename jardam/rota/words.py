"""Sentences about holes and repairs, in the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.centres.choices import languages
from jardam.kernel.languages import Language
from jardam.rota.choices import short_languages
from jardam.rota.rules.coverage import Gap
from jardam.rota.rules.norms import HOUSE
from jardam.rota.rules.repair import Kind, Repair
from jardam.rota.rules.spans import Span, minutes


def clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def hours_of(span: Span, zone: ZoneInfo) -> str:
    """Example: 22:00–02:00. Midnight at the end is 24:00: it still belongs to its day."""
    end = clock(span.end, zone)
    return f"{clock(span.start, zone)}–{'24:00' if end == '00:00' else end}"


def day_of(span: Span, zone: ZoneInfo) -> str:
    return date_format(span.start.astimezone(zone), "D j E")


def language_words(found: Iterable[Language]) -> str:
    words = languages()
    return ", ".join(str(words[language]) for language in found)


def short_of(gap: Gap) -> str:
    """As narrow as a cell: what is missing, and with a question mark what waits for an answer."""
    short = short_languages()
    return ", ".join(
        [
            *(str(short[language]) for language in gap.missing),
            *(f"{short[language]}?" for language in gap.asked),
        ]
    )


def said_of_gap(gap: Gap, zone: ZoneInfo) -> str:
    """The whole of it, for a reader who does not see the picture."""
    places = {
        "when": f"{day_of(gap.span, zone)}, {hours_of(gap.span, zone)}",
        "languages": language_words(gap.missing or gap.asked),
    }
    if gap.is_hole:
        return _("%(when)s, nobody answers: %(languages)s") % places
    return _("%(when)s, not confirmed: %(languages)s") % places


def why(gap: Gap, names: Mapping[UUID, str]) -> str:
    """Example: Farruh N. is away."""
    if gap.is_hole and gap.absent:
        who = names_of(gap.absent, names)
        return ngettext("%(who)s is away", "%(who)s are away", len(gap.absent)) % {"who": who}
    if gap.is_hole:
        return _("nobody is planned")
    return _("waiting for an answer: %(who)s") % {"who": names_of(gap.unsure, names)}


def names_of(people: Iterable[UUID], names: Mapping[UUID, str]) -> str:
    return " · ".join(sorted(names.get(person, "–") for person in people))


def said_of_repair(repair: Repair) -> str:
    """Why this is a good proposal. Example: stay 4 h longer; rest 13 h, 36 of 40 h in that week."""
    places = {
        "hours": f"{minutes(repair.span.length) / 60:g}",
        "rest": f"{(repair.rest or 0) / 60:g}",
        "week": f"{repair.week / 60:g}",
        "most": HOUSE.week,
    }
    if repair.kind is Kind.LONGER and repair.rest is None:
        return _("%(hours)s h longer, %(week)s of %(most)s h in that week") % places
    if repair.kind is Kind.LONGER:
        return _("%(hours)s h longer; rest of %(rest)s h, %(week)s of %(most)s h in that week") % places
    if repair.rest is None:
        return _("an extra shift of %(hours)s h, %(week)s of %(most)s h in that week") % places
    return (
        _("an extra shift of %(hours)s h; rest of %(rest)s h, %(week)s of %(most)s h in that week") % places
    )
