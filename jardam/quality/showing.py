"""The month for the eye: the wall, and tables in which every number opens its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres import choices as centre_choices
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.line.choices import wait_bands
from jardam.quality.choices import figures as figure_words
from jardam.quality.counting import Gaps, MonthOfCentre, OfBranch
from jardam.quality.figures import BANDS, CALLBACKS, HOURS, OF_BRANCH, Figure
from jardam.quality.rules.first_contact import FirstContact, judged
from jardam.quality.rules.small_numbers import SMALLEST_SHOWN, Shown, protected, protected_parts
from jardam.quality.rules.waits import median_band
from jardam.ui.components.lists import WallFigure

FIRST_CONTACT = (Figure.SOLVED, Figure.NOT_AT_ONCE, Figure.CAME_BACK, Figure.REPEAT, Figure.YOUNG)
NO_BRANCH = "none"
"""Said in addresses of figures by branch for what no branch did."""
WAITS = (*BANDS.values(), Figure.MISSED, Figure.ABANDONED)
ANSWERS = ("YES", "NO", "NOT_ASKED")
QUESTIONS: Mapping[str, Promise] = {
    "VIOLENCE": gettext_lazy("Violence or a threat"),
    "DISCRIMINATION": gettext_lazy("Treated badly for nationality"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. ``url`` is empty where nothing may be opened; ``note`` stands behind the number."""

    label: str
    value: Shown
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BranchRow:
    """What one branch did. ``solved`` None: not said; ``share`` is of its consultations, in percent."""

    label: str
    consultations: Row
    solved: Row | None
    share: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the two questions that everybody is asked. ``asked`` and ``yes``: rates, with both of their numbers."""

    label: str
    cells: Sequence[Row]
    asked: str
    yes: str


class Pages:
    """A month as one reader may see it: exact and with links for whoever may open the lists."""

    def __init__(self, counted: MonthOfCentre, *, is_exact: bool) -> None:
        self._month, self._is_exact = counted, is_exact
        self._counts = counted.counted

    @property
    def is_empty(self) -> bool:
        return not any(self._counts.values())

    def wall(self) -> list[WallFigure]:
        """The five figures that one looks at first. A month without something says so instead of a nought."""
        return [self._contacts(), self._solved(), self._wait(), self._kept(), self._hours()]

    def contacts(self) -> list[Row]:
        own, other = Figure.CONSULTATIONS, Figure.OTHERS
        return [self._whole(Figure.ALL), *self._parts((own, other))]

    def first_contact(self) -> list[Row]:
        return self._parts(FIRST_CONTACT) if self._counts[Figure.CONSULTATIONS] else []

    def unseen(self) -> Row | None:
        """The solved ones of whom nobody could have seen a return; only beside exact figures."""
        solved = self._is_exact and self._counts[Figure.SOLVED]
        return self._whole(Figure.SOLVED_UNSEEN) if solved else None

    def questions(self) -> list[Question]:
        if not self._counts[Figure.CONSULTATIONS]:
            return []
        return [self._question(code, str(label)) for code, label in QUESTIONS.items()]

    def waits(self) -> list[Row]:
        return self._parts(WAITS) if any(self._counts[figure] for figure in WAITS) else []

    def callbacks(self) -> list[Row]:
        return self._parts(tuple(CALLBACKS)) if any(self._counts[figure] for figure in CALLBACKS) else []

    def languages(self) -> list[Row]:
        numbers = self._month.by_language
        shown = self._shown(list(numbers.values()))
        return [
            Row(language_word(code), value, self._url(Figure.LANGUAGE, code), self._note(value, self._all))
            for code, value in zip(numbers, shown, strict=True)
        ]

    def branches(self) -> list[BranchRow]:
        """Branch by branch; empty where the centre has none."""
        found = self._month.by_branch
        wholes, parts = [one.consultations for one in found], [one.solved for one in found]
        shown: tuple[Sequence[Shown], Sequence[Shown] | None] = (wholes, parts)
        if not self._is_exact:
            shown = protected_parts(wholes, parts)
        solved: Sequence[Shown | None] = shown[1] or [None] * len(found)
        return [self._branch(*cells) for cells in zip(found, shown[0], solved, strict=True)]

    def hours(self) -> list[tuple[str, list[Row]]] | None:
        """Per language the stretches without it, with their hours; None where there is no rota."""
        gaps = self._month.gaps
        if gaps is None:
            return None
        words = figure_words()
        shown = [(str(words[figure]), [self._gap(figure, gap) for gap in gaps[figure]]) for figure in HOURS]
        return [(title, rows) for title, rows in shown if rows]

    @property
    def hours_since(self) -> datetime | None:
        kept = self._month.kept
        return kept.start if kept else None

    @property
    def _all(self) -> int:
        return self._counts[Figure.ALL]

    def _contacts(self) -> WallFigure:
        (shown,) = self._shown([self._all])
        said = _("%(n)s consultations") % {"n": _wall_word(self.contacts()[1].value)}
        return WallFigure(_("Contacts"), _wall_word(shown), said, url=self._url(Figure.ALL))

    def _solved(self) -> WallFigure:
        counts = {FirstContact(figure.value): self._counts[figure] for figure in FIRST_CONTACT}
        whole, solved = judged(counts), self._counts[Figure.SOLVED]
        name = _("Solved at first contact")
        if not whole:
            return WallFigure(name, "—", _("nothing to judge yet"))
        return self._share(name, Figure.SOLVED, (solved, whole), FIRST_CONTACT)

    def _kept(self) -> WallFigure:
        whole = sum(self._counts[figure] for figure in CALLBACKS if figure is not Figure.OPEN)
        name = _("Callbacks kept")
        if not whole:
            return WallFigure(name, "—", _("none has ended yet"))
        return self._share(name, Figure.KEPT, (self._counts[Figure.KEPT], whole), tuple(CALLBACKS))

    def _share(
        self, name: str, figure: Figure, share: tuple[int, int], family: Sequence[Figure]
    ) -> WallFigure:
        """A part and its whole; the whole is not said where it would give away what the table below withholds."""
        part, whole = share
        of_family = self._parts(family)[family.index(figure)].value
        shown = self._shown([part, whole - part])[0] if isinstance(of_family, int) else of_family
        said = ""
        if isinstance(shown, int) and not self._withholds(family):
            percent = round(100 * part / whole)
            said = _("of %(n)d, %(percent)d %%") % {"n": whole, "percent": percent}
        return WallFigure(name, _wall_word(shown), said, url=self._url(figure) if part else "")

    def _withholds(self, family: Sequence[Figure]) -> bool:
        return any(isinstance(row.value, str) for row in self._parts(family))

    def _wait(self) -> WallFigure:
        bands = {band: self._counts[figure] for band, figure in BANDS.items()}
        median = median_band(bands)
        name = _("Median wait for an answer")
        if median is None:
            return WallFigure(name, "—", _("no calls on the line"))
        words = {value: str(label) for value, label in wait_bands()}
        is_said = self._is_exact or sum(bands.values()) >= SMALLEST_SHOWN
        said = _("of %(n)d answered calls") % {"n": sum(bands.values())} if is_said else ""
        return WallFigure(name, words[median.value], said, url=self._url(BANDS[median]))

    def _hours(self) -> WallFigure:
        gaps, name = self._month.gaps, _("Hours without a language")
        if gaps is None:
            return WallFigure(name, "—", _("no rota was kept"))
        whole = sum(gap.minutes for gap in gaps[Figure.HOLES])
        tone = "bad" if whole else "plain"
        return WallFigure(name, hours_word(whole), _("each language counted for itself"), tone)  # type: ignore[arg-type]

    def _question(self, code: str, label: str) -> Question:
        answers = [Figure(f"{code}_{answer}") for answer in ANSWERS]
        yes, no, _not_asked = (self._counts[figure] for figure in answers)
        asked, whole = yes + no, self._counts[Figure.CONSULTATIONS]
        cells = self._parts(answers)
        if self._withholds(answers):
            return Question(label, cells, "–", "–")
        return Question(label, cells, _rate(asked, whole), _rate(yes, asked) if asked else "")

    def _gap(self, figure: Figure, gap: Gaps) -> Row:
        number, length = len(gap.stretches), hours_word(gap.minutes)
        url = self._url(figure, gap.language.value) if number else ""
        return Row(language_word(gap.language.value), number, url, length)

    def _branch(self, one: OfBranch, consultations: Shown, solved: Shown | None) -> BranchRow:
        name = one.branch.name if one.branch else _("no branch")
        cells = [
            Row(name, value, self._url(figure, str(one.branch.pk) if one.branch else NO_BRANCH))
            for figure, value in zip(OF_BRANCH, (consultations, solved), strict=True)
            if value is not None
        ]
        share = self._note(solved, one.consultations) if solved is not None else ""
        return BranchRow(name, cells[0], cells[1] if len(cells) > 1 else None, share)

    def _whole(self, figure: Figure) -> Row:
        return self._parts((figure,))[0]

    def _parts(self, of: Sequence[Figure]) -> list[Row]:
        words = figure_words()
        shown = self._shown([self._counts[figure] for figure in of])
        return [
            Row(str(words[figure]), value, self._url(figure) if value else "")
            for figure, value in zip(of, shown, strict=True)
        ]

    def _shown(self, numbers: Sequence[int]) -> list[Shown]:
        return list(numbers) if self._is_exact else protected(numbers)

    def _note(self, value: Shown, whole: int) -> str:
        return f"{round(100 * value / whole)} %" if isinstance(value, int) and whole else ""

    def _url(self, figure: Figure, which: str = "") -> str:
        if not self._is_exact:
            return ""
        asked = {"month": str(self._month.month), "figure": figure.value}
        named = {"branch" if figure in OF_BRANCH else "language": which} if which else {}
        return f"{reverse('quality:rows')}?{urlencode(asked | named)}"


def _rate(part: int, whole: int) -> str:
    """Both numbers, always."""
    percent = round(100 * part / whole)
    return _("%(part)d of %(whole)d (%(percent)d %%)") % {"part": part, "whole": whole, "percent": percent}


def language_word(code: str) -> str:
    language = Language(code)
    return OWN_NAMES.get(language) or str(centre_choices.languages()[language])


def hours_word(length: int) -> str:
    """Minutes as hours. Example: 90 is 1.5 h."""
    hours = length / 60
    return _("%(hours)s h") % {"hours": number_format(hours, 1 if hours % 1 else 0, force_grouping=True)}


def _wall_word(shown: Shown) -> int | str:
    return shown if isinstance(shown, int) else "< 5" if shown == "small" else "–"
