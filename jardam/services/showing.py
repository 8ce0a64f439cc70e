"""The services of one centre for the eye: what was promised, what was delivered, and where the two do not agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from jardam.centres.models import Centre
from jardam.kernel.months import Month
from jardam.network.models import StandardService
from jardam.network.rules.standard import Counted
from jardam.people.choices import Sex
from jardam.quality.rules.small_numbers import Shown
from jardam.services.choices import (
    client_words,
    counted_words,
    finding_words,
    language_words,
    way_words,
)
from jardam.services.counting import list_query, tally
from jardam.services.models import CentreService, Manner
from jardam.services.rules.delivery import (
    CLIENTS,
    Figure,
    Sum,
    figure_of,
    months_asked,
    shown_in_month,
    shown_parts,
    summed,
)
from jardam.services.rules.offering import Delivered, Found, Promise, findings
from jardam.ui.components.lists import WallFigure

UNHEARD = "XX"


@dataclass(frozen=True, slots=True)
class Number:
    """One figure. ``query``: the filter of the list that holds what it counts; empty where none may be opened."""

    value: Shown
    query: str = ""


@dataclass(frozen=True, slots=True)
class SumNumber:
    """A figure of several months."""

    value: Sum
    query: str = ""


@dataclass(frozen=True, slots=True)
class LanguageNumber:
    name: str
    number: SumNumber


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was delivered of one service. ``women``: a rate in words, with both of its numbers."""

    month: Number
    before: SumNumber
    women: str
    languages: Sequence[LanguageNumber]


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A standard service as one centre gives it. ``delivery`` is None where it is not counted, or not shown."""

    service: StandardService
    offer: CentreService | None  # the running one, else the last that has ended
    counts: str  # what is counted, in words
    is_counted: bool
    delivery: Delivery | None
    findings: Sequence[str]

    @property
    def is_given(self) -> bool:
        return self.offer is not None and self.offer.until_on is None

    @property
    def manner(self) -> str:
        return manner_words(self.offer) if self.offer else ""


@dataclass(frozen=True, slots=True)
class ClientRow:
    label: str
    month: Number
    before: SumNumber


class Books:
    """What a centre delivered in a month and the twelve before it, exact for whoever may open the lists."""

    def __init__(self, centre: Centre, month: Month, *, is_exact: bool) -> None:
        self._months, self._is_exact = months_asked(month), is_exact
        self._tally = tally(centre, self._months[-1].first, month.last)
        self._shown = {
            one: shown_in_month(self._tally.in_month(one), is_exact=is_exact) for one in self._months
        }

    def delivery(self, figure: Figure) -> Delivery:
        return Delivery(
            self._month(figure), self._before(figure), self._women(figure), self._languages(figure)
        )

    def delivered(self, figure: Figure) -> Delivered:
        """Whether, and in which languages: no number that somebody could not see anyway."""
        cells = [self._tally.cell(figure, month) for month in self._months]
        heard = {language for cell in cells for language in cell.by_language}
        return Delivered(bool(cells[0].whole), any(cell.whole for cell in cells), heard)

    @cached_property
    def clients(self) -> list[ClientRow]:
        words = client_words()
        return [ClientRow(str(words[one]), self._month(one), self._before(one)) for one in CLIENTS]

    def _month(self, figure: Figure) -> Number:
        month = self._months[0]
        value = self._shown[month][figure]
        return Number(value, self._query(figure, month.first, month.last) if value else "")

    def _before(self, figure: Figure) -> SumNumber:
        before = self._months[1:]
        value = summed([self._shown[month][figure] for month in before])
        return SumNumber(value, self._query(figure, before[-1].first, before[0].last) if value.value else "")

    def _women(self, figure: Figure) -> str:
        """Of those whose sex was noted, in all months."""
        women, men, unnoted = (
            summed(column) for column in zip(*(self._sexes(figure, one) for one in self._months), strict=True)
        )
        if women.is_at_least or men.is_at_least or unnoted.is_at_least:
            return _("not shown: small numbers")
        noted = women.value + men.value
        if not noted:
            return _("sex noted of none") if unnoted.value else ""
        share = {"part": women.value, "whole": noted, "percent": round(100 * women.value / noted)}
        said = _("%(part)d of %(whole)d (%(percent)d %%)") % share
        return _("%(said)s; not noted of %(unnoted)d") % {"said": said, "unnoted": unnoted.value}

    def _sexes(self, figure: Figure, month: Month) -> list[Shown]:
        by_sex = self._tally.cell(figure, month).by_sex
        parts = [by_sex.get(sex, 0) for sex in (Sex.FEMALE.value, Sex.MALE.value, "")]
        return shown_parts(self._shown[month][figure], parts, is_exact=self._is_exact)

    def _languages(self, figure: Figure) -> list[LanguageNumber]:
        """Those in which it was delivered, most first; the numbers are of all months."""
        cells = [self._tally.cell(figure, month) for month in self._months]
        heard = sorted({language for cell in cells for language in cell.by_language} - {UNHEARD})
        columns = [
            shown_parts(
                self._shown[month][figure],
                [cell.by_language.get(language, 0) for language in (*heard, UNHEARD)],
                is_exact=self._is_exact,
            )
            for month, cell in zip(self._months, cells, strict=True)
        ]
        first, last = self._months[-1].first, self._months[0].last
        found = [
            LanguageNumber(
                language_words(language),
                SumNumber(summed(shown), self._query(figure, first, last, language=language)),
            )
            for language, shown in zip(heard, zip(*columns, strict=True), strict=False)
        ]
        return sorted(found, key=lambda one: (-one.number.value.value, one.name))

    def _query(self, figure: Figure, first: date, last: date, **further: str) -> str:
        return list_query(figure, first, last, **further) if self._is_exact else ""


class OfferBook:
    """All that a centre gives and gave. One query."""

    def __init__(self, centre: Centre) -> None:
        self._rows: dict[str, list[CentreService]] = {}
        for row in CentreService.objects.filter(centre=centre).order_by("since_on", "until_on", "pk"):
            self._rows.setdefault(row.service, []).append(row)

    def last(self, code: str) -> CentreService | None:
        """The running stretch, else the one that ended last."""
        rows = self._rows.get(code, [])
        return next((row for row in rows if row.until_on is None), rows[-1] if rows else None)

    def promise(self, code: str, month: Month) -> Promise:
        """What was promised in a month; the languages are those of its last stretch."""
        touching = [row for row in self._rows.get(code, []) if row.period.touches(month)]
        return Promise(bool(touching), touching[-1].language_codes if touching else ())


def service_rows(
    catalogue: Sequence[StandardService], offers: OfferBook, month: Month, books: Books | None
) -> list[ServiceRow]:
    """Every standard service of the catalogue; without ``books`` only what is given, and nothing of what was delivered."""
    return [_row(service, offers, month, books) for service in catalogue]


def wall_of(rows: Sequence[ServiceRow]) -> list[WallFigure]:
    """How much of the catalogue is given, in how much of it a woman may ask for a woman, and what does not agree."""
    given = [row for row in rows if row.is_given]
    women = [row for row in given if row.offer and row.offer.has_woman_for_woman]
    amiss = [row for row in rows if row.findings]
    figures = [
        WallFigure(_("Services given"), len(given), _("of %(n)d") % {"n": len(rows)}),
        WallFigure(_("A woman may ask for a woman"), len(women), _("of %(n)d") % {"n": len(given)}),
    ]
    if any(row.delivery for row in rows):
        tone = "soon" if amiss else "plain"
        figures.append(WallFigure(_("Promise and delivery do not agree"), len(amiss), tone=tone))  # type: ignore[arg-type]
    return figures


def manner_words(offer: Manner) -> str:
    """Example: Phone, Visit · Русский, Кыргызча · a woman may ask for a woman."""
    parts = [
        ", ".join(way_words(code) for code in offer.way_codes),
        ", ".join(language_words(code) for code in offer.language_codes),
        _("a woman may ask for a woman") if offer.has_woman_for_woman else "",
    ]
    return " · ".join(part for part in parts if part)


def _row(service: StandardService, offers: OfferBook, month: Month, books: Books | None) -> ServiceRow:
    counted = Counted(service.counted)
    figure = figure_of(counted)
    is_shown = books is not None and figure is not None
    found = findings(offers.promise(service.code, month), books.delivered(figure)) if is_shown else []  # type: ignore[union-attr, arg-type]
    return ServiceRow(
        service=service,
        offer=offers.last(service.code),
        counts=str(counted_words()[counted]),
        is_counted=figure is not None,
        delivery=books.delivery(figure) if is_shown else None,  # type: ignore[union-attr, arg-type]
        findings=[_sentence(one) for one in found],
    )


def _sentence(found: Found) -> str:
    words: Mapping[object, object] = finding_words()  # type: ignore[assignment]
    languages = ", ".join(language_words(code) for code in found.languages)
    return str(words[found.finding]) % {"languages": languages}
