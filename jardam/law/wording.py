"""Says the codes of the rules in the active language: one whole sentence each, its values as that language writes them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.law.choices import measured
from jardam.law.rules.citing import cited
from jardam.law.rules.explaining import Code, Said, Value
from jardam.law.rules.rulebook import RuleVersion
from jardam.law.rules.shifts import Shift
from jardam.law.sentences.deadlines import DEADLINES
from jardam.law.sentences.duties import DUTIES
from jardam.law.sentences.general import GENERAL
from jardam.law.sentences.late_pay import LATE_PAY
from jardam.law.sentences.patent import PATENT
from jardam.law.sentences.stay import STAY
from jardam.law.sentences.wages import WAGES

SENTENCES: Mapping[Code, Promise] = {
    **GENERAL,
    **LATE_PAY,
    **DEADLINES,
    **DUTIES,
    **WAGES,
    **STAY,
    **PATENT,
}
"""By code. A rule that adds a code adds its sentence; a test finds one that nobody says."""
REVIEWED = frozenset({"ru", "en"})
"""The languages whose sentences were written by somebody who speaks them; of the others a page says that it is not so."""
NO_BREAK = "\u00a0"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def worded(said: Said) -> str:
    """The sentence, with a value for each of its gaps.

    A code that rests on a row may also name its ``law``, its ``title``, what its term ``starts`` from, and its
    ``measure`` (value and unit).
    """
    return str(SENTENCES[said.code] % _values(said))


def sentences(every: Iterable[Said]) -> list[str]:
    """Each sentence once, in their order."""
    return list(dict.fromkeys(map(worded, every)))


def is_reviewed(language: str) -> bool:
    """Whether somebody who speaks the language has read its sentences."""
    return language.split("-", maxsplit=1)[0] in REVIEWED


def money(amount: Decimal, digits: int = 2) -> str:
    rounded = amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{number_format(rounded, digits, force_grouping=True)}{NO_BREAK}₽"


def percent(rate: Decimal) -> str:
    return f"{number_format(rate)}{NO_BREAK}%"


def plain(number: Decimal) -> str:
    """A number as the language writes it, without noughts at its end."""
    return number_format(_shortest(number), force_grouping=True)


def day(on: date) -> str:
    """English names the month, so that nobody reads it for the day; the others write 01.03.2025."""
    if (get_language() or "ru").startswith("en"):
        return f"{on.day}{NO_BREAK}{MONTHS[on.month - 1]}{NO_BREAK}{on.year}"
    return f"{on.day:02}.{on.month:02}.{on.year:04}"


def month(of: date) -> str:
    """The month in which the day lies."""
    if (get_language() or "ru").startswith("en"):
        return f"{MONTHS[of.month - 1]}{NO_BREAK}{of.year}"
    return f"{of.month:02}.{of.year:04}"


def moment(at: datetime) -> str:
    return f"{day(at)} {at.hour:02}:{at.minute:02}"


def citation(row: RuleVersion) -> str:
    """The act and article: in Russian, and for readers of English in English."""
    return cited(row, (get_language() or "ru")[:2])


def titled(row: RuleVersion) -> str:
    """What a row is called: in Russian where the law names it so, in English for readers of English."""
    return _told(row, ("title_en", "title_ru"), ("title_ru", "title_en")) or row.statement


_FORMS = {"rate": percent, "hours": plain, "number": plain, "factor": plain, "taken": plain}
"""How a decimal is written, by the name of its gap; any other is money."""


def value_of(shift: Shift, *, is_after: bool) -> str:
    """What the law said, or will say, in words; that there is nothing, too."""
    row = shift.after if is_after else shift.before
    if row is None:
        return _("no value")
    return measured(row.value, row.unit) or row.statement


def _values(said: Said) -> dict[str, object]:
    values: dict[str, object] = {name: _shown(name, value) for name, value in said.values.items()}
    if said.row:
        row = said.row
        starts = _told(row, ("starts", "starts_ru"), ("starts_ru", "starts"))
        values = {
            "law": citation(row),
            "title": titled(row),
            "starts": starts,
            "measure": measured(row.value, row.unit),
        } | values
    return values


def _told(row: RuleVersion, in_english: tuple[str, ...], otherwise: tuple[str, ...]) -> str:
    """What the source says under the first of these names."""
    names = in_english if (get_language() or "ru").startswith("en") else otherwise
    return next((str(row.details[name]) for name in names if row.details.get(name)), "")


def _shown(name: str, value: Value) -> str | int:
    if isinstance(value, Decimal):
        return _FORMS.get(name, money)(value)
    if isinstance(value, datetime):
        return moment(value)
    if name == "month" and isinstance(value, date):
        return month(value)
    return day(value) if isinstance(value, date) else value


def _shortest(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
