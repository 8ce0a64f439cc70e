"""What is said of a deadline, sentence by sentence: how it was counted, what may come beside it, and where doubt is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jardam.kernel.partial_dates import PartialDate
from jardam.law.rules.confidence import Standing
from jardam.law.rules.deadline_codes import DeadlineCaution, DeadlineStep
from jardam.law.rules.deadline_eras import Counted, Deadline, Start, day_of, gives_a_right
from jardam.law.rules.explaining import Said
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.terms import Counting, End, Roll, Unit, end_of_term, may_be_off, spans_of

FURTHER = {
    "registration": DeadlineStep.REGISTRATION,
    "short_term_without_check": DeadlineStep.SHORT_TERM,
    "extension": DeadlineStep.EXTENSION,
}
"""Further terms of a row, by the name that data/law gives them."""
BY_POST = "computation.koap"
NON_WORKING_BY_DECREE = "computation.presidential_nonworking_days_2020_2021"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said of a deadline, sentence by sentence."""

    answer: Deadline
    first: Counted
    others: Sequence[Counted]
    start: Start
    book: RuleBook
    today: date

    def steps(self) -> Iterator[Said]:
        row, end = self.first.row, self.first.end
        yield Said(DeadlineStep.TERM, {}, row)
        if row.details.get("starts"):
            yield Said(DeadlineStep.RUNS_FROM, {}, row)
        if isinstance(self.start, PartialDate) and not self.start.is_exact:
            yield from self._restorable()
            return
        if gives_a_right(row):
            yield Said(DeadlineStep.RIGHT_FROM, {"day": end.day}, row)
            return
        if end.unit is not Unit.HOURS:
            yield Said(DeadlineStep.FIRST_DAY, {"day": day_of(self.start) + _DAY}, self.first.how.row)
        yield from self._counted(end)
        yield from self._moved(end)
        yield from self._beside()

    def _counted(self, end: End) -> Iterator[Said]:
        if end.unit is Unit.HOURS and end.moment:
            yield Said(DeadlineStep.HOURS, {"moment": end.moment})
        elif end.unit is Unit.SUTKI:
            yield Said(DeadlineStep.SUTKI, {"day": end.day})
        elif end.unit is Unit.WORKING_DAYS:
            yield Said(DeadlineStep.WORKING_DAYS, {"day": end.day})
        elif end.unit is Unit.CALENDAR_DAYS:
            yield Said(DeadlineStep.CALENDAR_DAYS, {"day": end.counted})
        else:
            code = DeadlineStep.NO_SUCH_DATE if end.had_no_such_date else DeadlineStep.SAME_DATE
            yield Said(code, {"day": end.counted})

    def _moved(self, end: End) -> Iterator[Said]:
        if end.is_moved:
            is_later = end.day > end.counted
            code = DeadlineStep.MOVED_ON if is_later else DeadlineStep.MOVED_BACK
            yield Said(code, {"counted": end.counted, "day": end.day}, self.first.how.row)

    def _beside(self) -> Iterator[Said]:
        row, end = self.first.row, self.first.end
        how = self.first.how.row
        if how and how.code == BY_POST and "party" not in row.details:
            yield Said(DeadlineStep.BY_POST, {"day": end.day}, how)
        yield from self._restorable()
        for name, code in FURTHER.items():
            for further in self.book.periods(f"{row.code}.{name}"):
                yield Said(code, {"day": self._further(name, further)}, further)
                if (
                    further.confidence.standing is Standing.OPEN
                    and row.confidence.standing is not Standing.OPEN
                ):
                    yield Said(DeadlineStep.FURTHER_UNCHECKED, {}, further)

    def _restorable(self) -> Iterator[Said]:
        if self.first.row.details.get("restorable"):
            yield Said(DeadlineStep.RESTORABLE, {}, self.first.row)

    def _further(self, name: str, row: RuleVersion) -> date:
        """An extension begins where the term ends; a letter sent is registered first and answered then; a short term
        begins with the other."""
        length, unit = int(row.number), Unit(row.unit)
        begin = self.first.end.counted if name == "extension" else day_of(self.start)
        day = end_of_term(begin, length, unit, Counting(), self.book.calendar).day
        if name != "registration":
            return day
        return end_of_term(
            day, int(self.first.row.number), Unit(self.first.row.unit), Counting(), self.book.calendar
        ).day

    def warnings(self) -> Iterator[Said]:
        answer, row = self.answer, self.first.row
        yield from self._doubt_of_the_start()
        yield from self._change_of_the_law()
        if row.code != answer.row.code:
            yield Said(DeadlineCaution.OTHER_ROW, {"day": day_of(self.start)}, row)
        elif not row.holds(day_of(self.start)):
            yield Said(DeadlineCaution.NOT_IN_FORCE_THEN, {"day": day_of(self.start)}, row)
        yield from self._doubt_of_the_end()
        if row.details.get("may_be_shorter"):
            yield Said(DeadlineCaution.MAY_BE_SHORTER, {}, row)
        is_of_whoever_asks = "party" not in row.details and not gives_a_right(row)
        if answer.latest and answer.latest.day < self.today and is_of_whoever_asks:
            yield Said(DeadlineCaution.PASSED, {"day": answer.latest.day})

    def _change_of_the_law(self) -> Iterator[Said]:
        """The safe end is told, and the one furthest from it."""
        if not self.others:
            return
        told, others = self.first.end.day, [one.end.day for one in self.others]
        other = min(others) if gives_a_right(self.answer.row) else max(others)
        changed, alike = (
            (DeadlineCaution.RIGHT_CHANGED, DeadlineCaution.RIGHT_CHANGED_ALIKE)
            if gives_a_right(self.answer.row)
            else (DeadlineCaution.LAW_CHANGED, DeadlineCaution.LAW_CHANGED_ALIKE)
        )
        yield Said(alike if other == told else changed, {"day": told, "other": other}, self.first.row)

    def _doubt_of_the_start(self) -> Iterator[Said]:
        earliest, latest = self.answer.earliest, self.answer.latest
        if earliest is None or latest is None or earliest == latest:
            return
        if gives_a_right(self.answer.row):
            yield Said(DeadlineCaution.RIGHT_IN_PART, {"day": earliest.day, "latest": latest.day})
        elif earliest.moment and latest.moment and not self.answer.is_of_days(earliest, latest):
            said = {"moment": earliest.moment, "latest": latest.moment}
            yield Said(DeadlineCaution.HOUR_UNKNOWN, said)
        else:
            is_of_another = "party" in self.answer.row.details
            code = (
                DeadlineCaution.START_IN_PART_OF_ANOTHER if is_of_another else DeadlineCaution.START_IN_PART
            )
            yield Said(code, {"day": earliest.day, "latest": latest.day})

    def _doubt_of_the_end(self) -> Iterator[Said]:
        end, how = self.first.end, self.first.how
        if end.year_not_held:
            yield Said(DeadlineCaution.YEAR_NOT_HELD, {"year": end.year_not_held, "day": end.day}, how.row)
        is_unsettled = how.roll is Roll.UNSETTLED or end.unit is Unit.SUTKI
        is_unsettled = (
            is_unsettled and "party" not in self.first.row.details and not gives_a_right(self.first.row)
        )
        if is_unsettled and end.unit is not Unit.HOURS and may_be_off(end.counted, self.book.calendar):
            yield Said(DeadlineCaution.MOVE_UNSETTLED, {"day": end.counted}, self.first.row)
        for flag in self.book.periods(NON_WORKING_BY_DECREE):
            if any(begin <= end.day <= last for begin, last in spans_of(flag)):
                yield Said(DeadlineCaution.NON_WORKING_BY_DECREE, {"day": end.day}, flag)
