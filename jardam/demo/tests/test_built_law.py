"""The law in the demo: somebody to be touched, a change that waits, and no answer that is different by it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.cases.models import Term
from jardam.cases.rules.tracks import Track
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.claims.models import Claim
from jardam.claims.sealing import facts_of
from jardam.collective.models import Collective
from jardam.collective.queries import read_workers
from jardam.collective.rules.agreeing import Reader
from jardam.database.scope import for_centre
from jardam.demo.actions import build_demo
from jardam.demo.law import CHANGED, fill_law
from jardam.demo.terms import LATE_PAY, REGISTRATION, ROOM, TERM
from jardam.demo.words import MARK
from jardam.exhibits.queries import exhibits_of
from jardam.kernel.languages import OWN_NAMES
from jardam.knowledge.actions import load_cards
from jardam.law.actions import ChangeWords, draft_change, load_law
from jardam.law.dependents import Lines, Total, source_named
from jardam.law.models import Change, Dependence, Use
from jardam.law.permissions import may_confirm
from jardam.law.queries import rule_book, turn_for
from jardam.law.rules.changing import Act, ChangeState, Proposal, Turn
from jardam.network.actions import load_network, load_standard_services
from jardam.parties.queries import warned

pytestmark = pytest.mark.django_db
DATA = Path(settings.ROOT) / "data"
WAGES = "deadlines.tc392_wages"


@pytest.fixture(scope="module")
def lawful_at(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[datetime]:
    """A demo network of a house that knows its law and its cards."""
    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        load_law(DATA / "law", now)
        load_cards(DATA / "knowledge" / "cards", now)
        load_network(DATA / "network")
        load_standard_services(DATA / "network")
        build_demo(2500, at=now)
        yield now
        transaction.set_rollback(True)


@pytest.fixture
def moscow(lawful_at: datetime) -> Iterator[Centre]:
    centre = Centre.objects.get(code="moscow")
    with for_centre(centre.pk):
        yield centre


@pytest.fixture
def sergei(moscow: Centre) -> User:
    return User.objects.get(username="sergei")


def rehearsed(code: str, value: str, by: User, at: datetime) -> Turn:
    """As somebody would who corrects the value of a row on its page."""
    words = ChangeWords(Change.objects.get().grounds, "rehearsal")
    row = rule_book(timezone.localdate(at)).at(code, timezone.localdate(at))
    proposal = Proposal(Act.CORRECTION, code, value, period=row.valid_from, version=row.version)
    return turn_for(draft_change(words, proposal, by=by, at=at), timezone.localdate(at))


def touched(kind: str, user: User, turn: Turn) -> tuple[Total, Lines]:
    source = source_named(kind)
    assert source is not None
    return source.total(user, turn), source.lines(user, turn, "")


def test_a_change_waits_for_the_second_person_and_no_answer_is_different(
    sergei: User, lawful_at: datetime
) -> None:
    change = Change.objects.get()
    assert change.state == ChangeState.REHEARSED
    assert change.law.startswith(MARK)
    assert change.reason.startswith(MARK)
    assert may_confirm(User.objects.get(username="dalia"), change)
    assert not may_confirm(sergei, change)
    assert {row.value for row in rule_book(timezone.localdate(lawful_at)).periods(CHANGED)} == {"3"}


def test_the_waiting_change_touches_terms_and_moves_some_to_an_earlier_day(
    sergei: User, lawful_at: datetime
) -> None:
    total, page = touched(TERM, sergei, turn_for(Change.objects.get(), timezone.localdate(lawful_at)))
    assert total.touched
    assert total.sooner == total.moved
    assert total.moved
    assert all(line.name.startswith(MARK) and line.url for line in page.lines)


def test_another_term_to_go_to_court_moves_people_and_the_sentences_of_cards(
    sergei: User, lawful_at: datetime
) -> None:
    turn = rehearsed(WAGES, "2", sergei, lawful_at)
    total, page = touched(TERM, sergei, turn)
    assert total.touched == total.later > 0
    assert all(line.before != line.after for line in page.lines)
    _cards, shown = touched("CARD", sergei, turn)
    told = {sentence.lang for line in shown.lines for sentence in line.behind}
    assert told == {language.tag for language in OWN_NAMES}


def test_another_term_of_registration_moves_those_who_arrived(sergei: User, lawful_at: datetime) -> None:
    code = (
        Use.objects.filter(dependence__kind=REGISTRATION, code__startswith="stay.reg_").earliest("code").code
    )
    total, _page = touched(REGISTRATION, sergei, rehearsed(code, "2", sergei, lawful_at))
    assert total.touched == total.sooner > 0


def test_a_claim_stands_counted_with_its_gaps_and_every_name_in_it_is_marked(moscow: Centre) -> None:
    claim = Claim.objects.select_related("case__person__key", "term").get(case__track=Track.WAGES.value)
    facts = facts_of(claim, claim.case.person.key)
    assert all(name.startswith(MARK) for name in (facts.who.employer, facts.who.foreman, facts.who.site))
    assert all(note.startswith(MARK) for note in facts.notes.values())
    assert claim.term is not None
    assert claim.term.is_open
    ((_exhibit, told),) = exhibits_of(claim.case)
    assert told["caption"].startswith(MARK)
    terms = Term.objects.open().filter(centre=moscow)
    assert {term.case.track for term in terms.select_related("case")} == {
        "WAGES",
        "EXPULSION",
        "DOCUMENTS_SEIZED",
    }
    assert all(term.due_on > timezone.localdate() for term in terms)


def test_late_pay_is_written_down_with_its_sum(moscow: Centre) -> None:
    rows = Dependence.objects.filter(kind=LATE_PAY)
    assert rows.exists()
    assert all(row.amount and row.due_amount and row.counted_to for row in rows)


def test_it_is_made_once_and_comes_out_the_same_again(moscow: Centre, lawful_at: datetime) -> None:
    def told() -> list[tuple[object, ...]]:
        fields = ("kind", "key", "rule", "started_on", "amount", "due_on", "due_amount", "owner_id")
        return sorted(Dependence.objects.filter(room=ROOM).values_list(*fields), key=str)

    first = told()
    fill_law(moscow, 1, at=lawful_at)
    assert told() == first
    assert Change.objects.count() == 1
    Dependence.objects.filter(room=ROOM).delete()
    fill_law(moscow, 1, at=lawful_at)
    assert told() == first


def test_a_fourth_colleague_sees_the_warning_of_whom_three_people_tell(moscow: Centre) -> None:
    operator = User.objects.filter(centre=moscow, role=Role.OPERATOR.value).order_by("pk")[0]
    (one,) = warned(operator, "выдуманный подрядчик", timezone.localdate())
    assert one.whole.name.startswith(MARK)
    assert len(one.whole.spellings) == 3
    assert len({claim.case.person_id for claim in Claim.objects.select_related("case")}) == 3


def test_three_may_claim_together_and_two_have_said_yes(moscow: Centre, lawful_at: datetime) -> None:
    (collective,) = Collective.objects.all()
    workers = read_workers(collective, timezone.localdate(lawful_at))
    told = [sum(worker.standing.is_told_to(reader) for worker in workers) for reader in Reader]
    assert (len(workers), sorted(told)) == (3, [1, 1, 2, 2])
    assert collective.employer.startswith(MARK)
