"""No term is ever dropped: it stands until somebody says what became of it, whatever happens to the case."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from jardam.audit.models import Entry as AuditEntry
from jardam.cases import actions
from jardam.cases.actions import Closing, Said
from jardam.cases.counting import Counted, NoLastDay, NoTermOfDays, counted_by_law, set_by_us, terms_of_days
from jardam.cases.models import Case, Term
from jardam.cases.queries import read_entries, read_terms, terms_due
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import KeptDayWanted, ReasonWanted, TermEnded, TermState, TimeLeft, ended
from jardam.cases.sealing import facts_of
from jardam.cases.tests.conftest import in_days, opened
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.law.actions import load_law
from jardam.law.calculators.answering import Mistaken
from jardam.law.models import Dependence, Use
from jardam.law.queries import rule_book
from jardam.people.actions import erase_person, restrict_person
from jardam.vault.argon import Cost
from jardam.vault.refusals import FileKeyLocked
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
CODE, ABOUT = "tc392_other", "иск о зарплате в районный суд"


@pytest.fixture
def law(db: None) -> None:
    load_law(settings.ROOT / "data" / "law", timezone.now())


@pytest.fixture
def here(case: Case) -> Iterator[None]:
    with for_centre(case.centre_id):
        yield


def by_law(began: str, code: str = CODE) -> Counted:
    today = timezone.localdate()
    return counted_by_law(code, began, ABOUT, rule_book(today), today)


def ours(days: int) -> Counted:
    return set_by_us(timezone.localdate() + timedelta(days=days), ABOUT)


def run(case: Case, counted: Counted, by: User) -> Term:
    case.refresh_from_db()
    return actions.set_term(case, counted, Said(case.revision), by=by, at=timezone.now())


def seen(case: Case, text: str = "") -> Said:
    case.refresh_from_db()
    return Said(case.revision, text)


def test_a_last_day_is_counted_by_the_law_from_what_happened(law: None, here: None) -> None:
    counted = by_law("2026-10-01")
    assert counted.due_on == date(2027, 1, 11)  # three months, and off the holidays
    assert counted.told is not None
    assert counted.told["EN"].steps
    assert "tc392_other" in counted.told["RU"].grounds[0][1]
    assert counted.is_restorable


def test_of_a_day_known_in_part_the_earlier_one_counts(law: None, here: None) -> None:
    counted = by_law("2026-10")
    assert counted.due_on == by_law("2026-10-01").due_on
    assert counted.told is not None
    assert any("act by the earlier one" in said for said in counted.told["EN"].warnings)


def test_near_a_change_of_the_law_the_shorter_term_counts(law: None, here: None) -> None:
    counted = by_law("2024-10-25", "koap_30_3")
    assert counted.told is not None
    assert any("The law changed around this day" in said for said in counted.told["EN"].warnings)


@pytest.mark.parametrize(
    "code", ["tc142_suspend", "police_detention", "koap_30_5_expulsion", "koap_30_3_old"]
)
def test_a_right_and_what_ends_at_an_hour_are_no_term_of_a_case(law: None, here: None, code: str) -> None:
    with pytest.raises(NoTermOfDays):
        by_law("2026-11-16", code)
    offered = dict(terms_of_days(rule_book(timezone.localdate())))
    assert code not in offered
    assert {CODE, "koap_30_3"} <= set(offered)


def test_what_is_offered_has_a_length(law: None, here: None) -> None:
    today = timezone.localdate()
    for code, _title in terms_of_days(rule_book(today)):
        assert counted_by_law(code, "2026-03-02", "", rule_book(today), today).due_on


@pytest.mark.parametrize(
    ("began", "code", "error"),
    [("unknown", CODE, NoLastDay), ("", CODE, Mistaken), ("2026-10-01", "no_such_row", Mistaken)],
)
def test_from_nothing_no_last_day_is_invented(
    law: None, here: None, began: str, code: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        by_law(began, code)


def test_what_it_is_rests_sealed_and_its_rules_are_known(
    law: None, here: None, amina: User, case: Case
) -> None:
    term = run(case, by_law("2026-10-01"), amina)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_term::text FROM cases_term")
        row = " ".join(text for (text,) in cursor.fetchall())
    assert ABOUT not in row
    assert "2026-10-01" not in row
    assert "2027-01-11" in row
    found = facts_of(Term.objects.get(pk=term.pk), case.person.key)
    assert (found.happened, found.named(Language.RU)) == ("2026-10-01", ABOUT)
    rests = Dependence.objects.get(key=term.pk)
    assert (rests.kind, rests.due_on, rests.started_on) == ("CASE", None, None)
    assert Use.objects.filter(dependence=rests, code=f"deadlines.{CODE}").exists()


def test_another_beginning_moves_it_and_says_so(law: None, here: None, amina: User, case: Case) -> None:
    term = run(case, by_law("2026-10-01"), amina)
    moved = actions.move_term(
        term, by_law("2026-09-15"), seen(case, "узнал раньше"), by=amina, at=timezone.now()
    )
    assert moved.due_on == date(2026, 12, 15)
    (entry, words), *_older = read_entries(case)
    assert (entry.kind, words["act"], words["was"], words["due"]) == (
        "TERM",
        "MOVED",
        "2027-01-11",
        "2026-12-15",
    )
    assert list(AuditEntry.objects.filter(verb__startswith="case.term").values_list("verb", flat=True)) == [
        "case.term_set",
        "case.term_moved",
    ]
    assert Dependence.objects.filter(key=term.pk, ended_on=None).count() == 1


def test_a_missed_term_wants_a_reason_and_ends_once(here: None, amina: User, case: Case) -> None:
    term = run(case, ours(-1), amina)
    for empty in ("", "  "):
        with pytest.raises(ReasonWanted), transaction.atomic():
            actions.end_term(term, TermState.MISSED, seen(case, empty), by=amina, at=timezone.now())
    actions.end_term(term, TermState.MISSED, seen(case, "копию не вручили"), by=amina, at=timezone.now())
    with pytest.raises(TermEnded):
        actions.end_term(term, TermState.MET, seen(case), by=amina, at=timezone.now())
    assert read_entries(case)[0][1]["text"] == "копию не вручили"


@given(
    st.sampled_from(TermState),
    st.text(max_size=3),
    st.integers(-400, 400),
    st.none() | st.integers(-400, 400),
)
def test_no_term_is_kept_without_a_day_on_or_before_its_last(
    end: TermState, reason: str, due: int, kept: int | None
) -> None:
    due_on = date(2026, 11, 23) + timedelta(due)
    kept_on = None if kept is None else date(2026, 11, 23) + timedelta(kept)
    try:
        after = ended(TermState.OPEN, end, reason, due_on=due_on, kept_on=kept_on)
    except (TermEnded, ReasonWanted, KeptDayWanted, TimeLeft):
        return
    assert after is not TermState.MET or (kept_on is not None and kept_on <= due_on)
    assert after is not TermState.SILENT or (kept_on is not None and kept_on > due_on)
    assert after not in {TermState.MISSED, TermState.DROPPED} or reason.strip()


def test_a_past_term_is_kept_only_with_the_day_of_it(here: None, amina: User, case: Case) -> None:
    term, now = run(case, ours(-1), amina), timezone.now()
    for day in (None, term.due_on + timedelta(1)):
        with pytest.raises(KeptDayWanted), transaction.atomic():
            actions.end_term(term, TermState.MET, seen(case), by=amina, at=now, kept_on=day)
    actions.end_term(term, TermState.MET, seen(case), by=amina, at=now, kept_on=term.due_on)
    assert read_entries(case)[0][1]["kept"] == term.due_on.isoformat()


def test_an_authority_is_silent_only_when_its_last_day_is_over(here: None, amina: User, case: Case) -> None:
    today, late = run(case, ours(0), amina), run(case, ours(-1), amina)
    with pytest.raises(TimeLeft), transaction.atomic():
        actions.end_term(today, TermState.SILENT, seen(case), by=amina, at=timezone.now())
    actions.end_term(late, TermState.SILENT, seen(case), by=amina, at=timezone.now())
    late.refresh_from_db()
    assert (late.state, late.ended_on) == (TermState.SILENT, timezone.localdate())
    assert read_entries(case)[0][1]["kept"] == ""


def test_whoever_was_overtaken_moves_nothing(here: None, amina: User, farida: User, case: Case) -> None:
    term, old = run(case, ours(9), amina), Said(1)
    with pytest.raises(actions.CaseChanged):
        actions.move_term(term, ours(30), old, by=farida, at=timezone.now())
    term.refresh_from_db()
    assert term.due_on == ours(9).due_on


def test_a_case_with_a_running_term_is_not_closed(here: None, amina: User, case: Case) -> None:
    term = run(case, ours(9), amina)
    with pytest.raises(actions.TermsRunning):
        actions.close_case(case, Closing(Ending.LEFT, seen(case)), by=amina, at=timezone.now())
    actions.end_term(term, TermState.DROPPED, seen(case, "отказался"), by=amina, at=timezone.now())
    closed = actions.close_case(case, Closing(Ending.LEFT, seen(case)), by=amina, at=timezone.now())
    assert not closed.is_open


def test_the_terms_of_an_erased_person_end_with_their_case(
    law: None, here: None, amina: User, farida: User, case: Case
) -> None:
    term = run(case, by_law("2026-10-01"), amina)
    erase_person(case.person, by=farida, at=timezone.now())
    assert [one.pk for one in Term.objects.visible_to(amina).open()] == [term.pk]
    actions.close_case(case, Closing(Ending.LEFT, seen(case)), by=amina, at=timezone.now())
    term.refresh_from_db()
    assert term.state == TermState.DROPPED
    assert Dependence.objects.get(key=term.pk).ended_on is not None


def test_a_term_moves_with_the_closed_file(here: None, amina: User, farida: User, case: Case) -> None:
    run(case, ours(9), amina)
    for colleague in (amina, farida):
        opened_private(colleague, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
    restrict_person(case.person, [amina, farida], by=amina, at=timezone.now())
    found = Case.objects.select_related("person__key").get(pk=case.pk)
    with pytest.raises(FileKeyLocked):
        read_terms(found)


@pytest.mark.parametrize(
    ("days", "reminded"),
    [(-1, ["amina", "farida"]), (1, ["amina", "farida"]), (2, ["amina"]), (3, ["amina"]), (4, [])],
)
def test_whoever_answers_is_reminded_first_and_then_the_head(
    here: None, amina: User, farida: User, case: Case, days: int, reminded: list[str]
) -> None:
    term, today = run(case, ours(days), amina), timezone.localdate()
    Term.objects.filter(pk=term.pk, centre_id=case.centre_id).update(half_on=today + timedelta(days=1))
    assert [
        user.username for user in (amina, farida) if terms_due(user, timezone.now()) == [term]
    ] == reminded


def test_half_of_the_time_is_told_for_a_week(here: None, amina: User, case: Case) -> None:
    term, today = run(case, ours(40), amina), timezone.localdate()
    assert term.half_on == today + timedelta(days=20)
    told = [ahead for ahead in range(37) if terms_due(amina, timezone.now() + timedelta(days=ahead))]
    assert told == list(range(20, 28))


def test_the_database_lets_no_term_end_without_a_day(here: None, amina: User, case: Case) -> None:
    term = run(case, ours(9), amina)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.filter(centre_id=case.centre_id, pk=term.pk).update(state="MET")


def test_another_centre_and_a_barred_colleague_learn_nothing(
    here: None, amina: User, farida: User, erkin: User, case: Case
) -> None:
    term = run(case, ours(0), amina)
    actions.bar_colleague(case, farida, seen(case), by=amina, at=timezone.now())
    for stranger in (farida, erkin):
        assert not Term.objects.visible_to(stranger).exists()
    assert terms_due(farida, timezone.now()) == []
    assert terms_due(amina, timezone.now()) == [term]


class Crash(RuntimeError):
    """The machine stops in the middle of it."""


SETTING, MOVING = ["set"], ["move"]
ENDING = [TermState.MET, TermState.MISSED, TermState.DROPPED]
TO_THE_CASE: dict[str, Callable[[Case, Said, User], object]] = {
    "hand": lambda case, said, user: actions.hand_over(case, user, said, by=user, at=timezone.now()),
    "close": lambda case, said, user: actions.close_case(
        case, Closing(Ending.LEFT, said), by=user, at=timezone.now()
    ),
    "reopen": lambda case, said, user: actions.reopen_case(
        case, said, in_days(2), by=user, at=timezone.now()
    ),
    "note": lambda case, said, user: actions.note(
        case, said, timezone.localdate(), by=user, at=timezone.now()
    ),
}
DEEDS = st.lists(
    st.tuples(
        st.sampled_from([*SETTING, *SETTING, *MOVING, *ENDING, *TO_THE_CASE]),
        st.integers(0, 3),
        st.booleans(),
    ),
    min_size=4,
    max_size=14,
)


@tries(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_no_running_term_disappears_without_a_line(
    amina: User, farida: User, deeds: list[tuple[str, int, bool]]
) -> None:
    """Over random deeds, some cut off in the middle: what runs is what was set and not ended, and each end has a line."""
    case, runs = opened(amina), dict[UUID, date]()
    with for_centre(amina.centre_id):
        first = run(case, ours(9), amina)
        runs[first.pk] = first.due_on
        for deed, pick, is_cut in deeds:
            try:
                with transaction.atomic():
                    term = _do(deed, pick, case, farida if pick % 2 else amina)
                    _perhaps_crash(is_cut)
            except (Crash, ValueError):  # cut off, or refused
                continue
            if term is not None:
                runs.pop(term.pk, None)
                runs |= {term.pk: term.due_on} if term.is_open else {}
        case.refresh_from_db()
        terms = Term.objects.filter(case=case)
        acts = [words["act"] for entry, words in read_entries(case) if entry.kind == "TERM"]
        assert {term.pk: term.due_on for term in terms.open()} == runs
        assert case.is_open or not runs
        assert acts.count("SET") == len(terms)
        assert sum(act not in {"SET", "MOVED"} for act in acts) == len(terms) - len(runs)


def _perhaps_crash(is_cut: bool) -> None:
    if is_cut:
        raise Crash


def _do(deed: str, pick: int, case: Case, by: User) -> Term | None:
    """The term to which it was done, if it was done to one. Errors: as the actions."""
    now, said = timezone.now(), seen(case, "так")
    if deed in TO_THE_CASE:
        TO_THE_CASE[deed](case, said, by)
        return None
    if deed in SETTING:
        return actions.set_term(case, ours(pick * 5), said, by=by, at=now)
    terms = list(Term.objects.filter(case=case).order_by("number")[: pick + 1])
    if not terms:
        return None
    if deed in MOVING:
        return actions.move_term(terms[-1], ours(pick * 3 + 1), said, by=by, at=now)
    return actions.end_term(terms[-1], TermState(deed), said, by=by, at=now)
