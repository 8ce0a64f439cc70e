"""The year for the eye, beside the year before: four figures, who stands behind them, and how it went afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.cases.reading import checklists
from jardam.claims.choices import currencies
from jardam.claims.rules.money import Amount, Currency
from jardam.quality.rules.small_numbers import HIDDEN, Shown, protected
from jardam.ui.components.lists import WallFigure
from jardam.ui.components.marks import protected_words
from jardam.yearly.choices import asked_of, definitions, figures, groups
from jardam.yearly.counting import YearOfCentre
from jardam.yearly.figures import BROUGHT, Figure
from jardam.yearly.rules.groups import Group, Kin, known, split, whole
from jardam.yearly.rules.sums import shown_sum

NO_BREAK = "\u00a0"
ROUBLE = "₽"
PEOPLE = (Figure.LEGALISED, Figure.AID, Figure.HELPED, Figure.TALKS)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: this year, and the year before. ``url`` is empty where nothing may be opened."""

    label: str
    now: Shown
    before: Shown
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One figure: what it counts, its numbers, who stands behind them, and of how many that is known."""

    figure: Figure
    title: str
    definition: str
    lines: Sequence[Line]
    people: Sequence[Line] = ()
    asked: Sequence[str] = ()
    said: str = ""


class OneYear:
    """A year as one reader may see it; ``is_exact`` only for whoever may open the lists."""

    def __init__(self, counted: YearOfCentre, *, is_exact: bool) -> None:
        self.counted, self._is_exact = counted, is_exact

    def whole(self, figure: Figure) -> Shown:
        """How many people, or conversations; 'not recorded' where nobody measured it."""
        if not self.counted.is_recorded[figure]:
            return not_recorded()
        return self._shown([whole(self.counted.kin[figure])])[0]

    @cached_property
    def sums(self) -> dict[Currency, Shown]:
        """By currency what was received. Units: hundredths."""
        money = self.counted.money.items()
        return {currency: shown_sum(each, is_exact=self._is_exact) for currency, each in money}

    def sum_word(self, currency: Currency) -> Shown:
        if not self.counted.is_recorded[Figure.MONEY]:
            return not_recorded()
        shown = self.sums.get(currency, 0)
        return money_word(Amount(shown, currency)) if isinstance(shown, int) else shown

    def groups(self, figure: Figure) -> dict[Group, Shown]:
        """Split by split; where the whole is withheld or not recorded, so is every part. What was asked of nobody is no nought."""
        kin: Sequence[Kin] = self.counted.kin[figure]
        is_said = isinstance(self.whole(figure), int)
        unsaid = HIDDEN if self.counted.is_recorded[figure] else not_recorded()
        found: dict[Group, Shown] = {}
        for parts in split(kin).values():
            shown = self._shown(list(parts.values())) if is_said else [unsaid] * len(parts)
            if is_said and kin and not known(parts)[0]:
                shown = [*[not_recorded()] * (len(parts) - 1), shown[-1]]
            found |= dict(zip(parts, shown, strict=True))
        return found

    def items(self, codes: Sequence[str]) -> dict[str, Shown]:
        counts = [self.counted.items.get(code, 0) for code in codes]
        return dict(zip(codes, self._shown(counts), strict=True))

    def asked(self, figure: Figure) -> list[str]:
        """Of how many each split is known, a sentence each; none where one of its numbers is withheld."""
        shown = self.groups(figure)
        said = []
        words = asked_of()
        for way, parts in split(self.counted.kin[figure]).items():
            part, every = known(parts)
            is_told = not part or all(isinstance(shown[group], int) for group in parts)
            if every and isinstance(self.whole(figure), int) and is_told:
                said.append(str(words[way]) % {"rate": rate_word(part, every)})
        return said

    def said(self, figure: Figure) -> str:
        told = self.counted.said[figure]
        cells = self._shown([told.said, told.closed - told.said])
        if not told.closed or any(isinstance(cell, str) for cell in cells):
            return ""
        return _("Of the closed cases of these kinds it is said in %(rate)s.") % {
            "rate": rate_word(told.said, told.closed)
        }

    def _shown(self, numbers: Sequence[int]) -> list[Shown]:
        return list(numbers) if self._is_exact else protected(numbers)


class YearPages:
    """A year beside the one before. ``opens``: its figures lead to their lists."""

    def __init__(self, now: OneYear, before: OneYear, *, opens: bool) -> None:
        self.now, self.before, self._opens = now, before, opens

    def wall(self) -> list[WallFigure]:
        """The four figures that a report asks for, roubles first."""
        words = figures()
        money = self.now.sum_word(Currency.RUB)
        told = self.before.sum_word(Currency.RUB)
        return [
            WallFigure(
                str(words[Figure.MONEY]), shown_word(money), self._was(told), url=self._url(Figure.MONEY)
            ),
            *(
                WallFigure(
                    str(words[figure]),
                    shown_word(self.now.whole(figure)),
                    self._was(self.before.whole(figure)),
                    url=self._url(figure),
                )
                for figure in (Figure.LEGALISED, Figure.AID, Figure.HELPED)
            ),
        ]

    def sections(self) -> list[Section]:
        return [self._money(), *(self._people(figure) for figure in PEOPLE)]

    def _money(self) -> Section:
        words = currencies()
        found = [one for one in Currency if one is Currency.RUB or one in self._currencies]
        lines = [
            Line(
                str(words[currency]),
                self.now.sum_word(currency),
                self.before.sum_word(currency),
                self._url(Figure.MONEY) if currency in self.now.counted.money else "",
            )
            for currency in found
        ]
        people = Line(_("People who received it"), *self._wholes(Figure.MONEY))
        return self._section(Figure.MONEY, [*lines, people])

    def _people(self, figure: Figure) -> Section:
        label = _("Conversations") if figure is Figure.TALKS else _("People")
        first = Line(label, *self._wholes(figure), self._url(figure))
        if figure not in BROUGHT:
            return self._section(figure, [first])
        return self._section(figure, [first, *self._items(figure)], self.now.said(figure))

    def _items(self, figure: Figure) -> list[Line]:
        if not (self.now.counted.is_recorded[figure] or self.before.counted.is_recorded[figure]):
            return []
        items, tag = checklists().bringing(BROUGHT[figure]), (get_language() or "ru")[:2]
        codes = [item.code for item in items]
        now, before = self.now.items(codes), self.before.items(codes)
        return [
            Line(
                item.said(tag),
                now[item.code],
                before[item.code],
                self._part_url(figure, item.code, now[item.code]),
            )
            for item in items
        ]

    def _section(self, figure: Figure, lines: Sequence[Line], said: str = "") -> Section:
        now, before, words = self.now.groups(figure), self.before.groups(figure), groups()
        is_there = self.now.counted.kin[figure] or self.before.counted.kin[figure]
        in_both = [group for group in Group if group in now or group in before]
        people = [
            Line(str(words[group]), shown, before.get(group, 0), self._part_url(figure, group.value, shown))
            for group in in_both
            for shown in [now.get(group, 0)]
        ]
        return Section(
            figure,
            str(figures()[figure]),
            str(definitions()[figure]),
            lines,
            people if is_there else (),
            self.now.asked(figure) if is_there else (),
            said,
        )

    @property
    def _currencies(self) -> set[Currency]:
        return {*self.now.counted.money, *self.before.counted.money}

    def _wholes(self, figure: Figure) -> tuple[Shown, Shown]:
        return self.now.whole(figure), self.before.whole(figure)

    def _was(self, before: Shown) -> str:
        return _("%(year)s: %(number)s") % {"year": self.before.counted.year, "number": shown_word(before)}

    def _part_url(self, figure: Figure, part: str, shown: Shown) -> str:
        """Of a group or an item of which there is any."""
        return self._url(figure, part=part) if isinstance(shown, int) and shown else ""

    def _url(self, figure: Figure, **part: str) -> str:
        if not self._opens or not self.now.counted.kin[figure]:
            return ""
        asked = {"year": self.now.counted.year, "figure": figure, **part}
        return f"{reverse('yearly:rows')}?{urlencode(asked)}"


def not_recorded() -> str:
    return _("not recorded")


def money_word(amount: Amount) -> str:
    """Example: 1 040 000 ₽; kopecks only where there are any."""
    number = number_format(amount.whole, 2 if amount.minor % 100 else 0, use_l10n=True, force_grouping=True)
    sign = ROUBLE if amount.currency is Currency.RUB else amount.currency.value
    return f"{number}{NO_BREAK}{sign}"


def rate_word(part: int, of: int) -> str:
    """Both numbers, always."""
    return _("%(part)d of %(whole)d (%(percent)d %%)") % {
        "part": part,
        "whole": of,
        "percent": round(100 * part / of),
    }


def shown_word(shown: Shown) -> str:
    """As it is read outside of a table that draws it."""
    if isinstance(shown, int):
        return number_format(shown, use_l10n=True, force_grouping=True)
    return protected_words(shown) or shown
