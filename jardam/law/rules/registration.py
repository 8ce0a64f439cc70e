"""Until when somebody must be registered after entry: the term of the citizenship that held on the day of entry."""

from dataclasses import dataclass
from datetime import date, timedelta

from jardam.law.rules.explaining import Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.overstay import OverstaySaid, fines
from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion

TERMS = "stay.reg_"
EVERYBODY_ELSE = "default"
UNION = "stay.eaeu_no_permit"
WORKING_DAYS = "working_days"
DAY = timedelta(days=1)
SOON = 3


class RegistrationSaid(Code):
    """Steps, warnings and refusals of the registration term."""

    TERM = "REGISTRATION_TERM"
    TERM_OF_EVERYBODY = "REGISTRATION_TERM_OF_EVERYBODY"
    DUE = "REGISTRATION_DUE"
    GO_BY = "REGISTRATION_GO_BY"
    FIRST_DAY_UNSURE = "REGISTRATION_FIRST_DAY_UNSURE"
    MAY_BE_LONGER = "REGISTRATION_MAY_BE_LONGER"  # by an agreement before the union that is not held here
    UNION_WORKERS = "REGISTRATION_UNION_WORKERS"  # the long term is for workers and their families
    HOST_DOES_IT = "REGISTRATION_HOST_DOES_IT"
    NEW_ADDRESS = "REGISTRATION_NEW_ADDRESS"
    SOON = "REGISTRATION_SOON"
    MISSED = "REGISTRATION_MISSED"
    ENTRY_AFTER_TODAY = "REGISTRATION_ENTRY_AFTER_TODAY"


@dataclass(frozen=True, slots=True)
class RegistrationTerm:
    """``due``: the last day by the term, the day after entry being the first.

    ``go_by``: the day to hold to: a working day, and as if the day of entry were the first.
    ``left``: calendar days to ``go_by``; below nothing when it has passed.
    """

    row: RuleVersion
    due: date
    go_by: date
    left: int
    is_missed: bool


def registration_term(
    book: RuleBook, citizenship: str, entered: date, today: date
) -> Explained[RegistrationTerm]:
    """The last day to be registered.

    Units: calendar or working days, as the row says. ``citizenship``: two letters of ISO 3166.
    Errors: Refused for an entry after ``today``; NotInForce, YearNotHeld.
    Source: 109-FZ art. 20 (3); EAEU Treaty art. 97 (6); agreements with Tajikistan and Uzbekistan (stay.reg_*).
    """
    if entered > today:
        raise Refused(Said(RegistrationSaid.ENTRY_AFTER_TODAY, {"day": entered}))
    row = term_of(book, citizenship, entered)
    count = int(row.number)
    is_working = row.unit == WORKING_DAYS
    due = book.calendar.add_working_days(entered, count) if is_working else entered + DAY * count
    go_by = due if is_working else book.calendar.last_working(due - DAY)
    go_by = max(go_by, entered)
    answer = RegistrationTerm(row, due, go_by, (go_by - today).days, is_missed=today > due)
    is_named = citizenship in row.details["citizens"]
    term = RegistrationSaid.TERM if is_named else RegistrationSaid.TERM_OF_EVERYBODY
    steps = [Said(term, {}, row), Said(RegistrationSaid.DUE, {"day": due, "entered": entered}, row)]
    if go_by != due:
        steps.append(Said(RegistrationSaid.GO_BY, {"day": go_by}))
    steps += [Said(RegistrationSaid.HOST_DOES_IT), Said(RegistrationSaid.NEW_ADDRESS)]
    follows = _follows(book, answer, today)
    warnings = [*follows, *_warnings(book, citizenship, answer, entered)]
    rows = (row, *(said.row for said in follows if said.row))
    return Explained(answer, tuple(steps), tuple(dict.fromkeys(rows)), (*warnings, *cautions_of(rows, today)))


def term_of(book: RuleBook, citizenship: str, on: date) -> RuleVersion:
    """The row of a citizenship that held on a day; where it had none of its own, that of everybody else.

    Errors: NotInForce.
    """
    holding = [row for row in book.under(TERMS) if row.holds(on)]
    for name in (citizenship, EVERYBODY_ELSE):
        named = [row for row in holding if name in row.details["citizens"]]
        if named:
            return max(named, key=lambda row: row.valid_from or date.min)
    raise NotInForce(TERMS + EVERYBODY_ELSE, on)


def is_of_union(book: RuleBook, citizenship: str, on: date) -> bool:
    """Whether citizens of this state work without a patent.

    Source: EAEU Treaty art. 96 to 98 (stay.eaeu_no_permit); Kyrgyzstan from its own day.
    """
    row = book.find(UNION, on)
    if row is None:
        return False
    own = row.details.get(f"{citizenship.lower()}_from")
    return citizenship in row.details["citizens"] and (own is None or on >= date.fromisoformat(own))


def _warnings(book: RuleBook, citizenship: str, answer: RegistrationTerm, entered: date) -> list[Said]:
    said = []
    if answer.row.unit != WORKING_DAYS:
        said.append(Said(RegistrationSaid.FIRST_DAY_UNSURE, {"day": answer.due - DAY}, answer.row))
    if is_of_union(book, citizenship, entered):
        said.append(Said(RegistrationSaid.UNION_WORKERS, {}, book.at(UNION, entered)))
    if citizenship not in answer.row.details["citizens"] and _was_in_the_union_first(book, citizenship):
        said.append(Said(RegistrationSaid.MAY_BE_LONGER, {}, answer.row))
    return said


def _was_in_the_union_first(book: RuleBook, citizenship: str) -> bool:
    """Whether the state founded the union: it had agreements with Russia before."""
    rows = (row for row in book.periods(UNION) if citizenship in row.details["citizens"])
    return any(f"{citizenship.lower()}_from" not in row.details for row in rows)


def _follows(book: RuleBook, answer: RegistrationTerm, today: date) -> list[Said]:
    """What a missed registration may lead to; nothing while there is time."""
    if not answer.is_missed:
        return [Said(RegistrationSaid.SOON, {"day": answer.go_by})] if answer.left <= SOON else []
    return [
        Said(OverstaySaid.LAWYER_FIRST),
        Said(RegistrationSaid.MISSED, {"day": answer.due}),
        *fines(book, today),
    ]
