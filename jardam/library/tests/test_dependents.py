"""A change of the law lists what was printed and handed out by the answers that it touches: text by text, with its page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import across_centres
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.knowledge.models import Card, CardText
from jardam.law.actions import ChangeWords, confirm_change, draft_change, draft_notices, rehearse_change
from jardam.law.dependents import Line, Source, Total, source_named
from jardam.law.models import Change, NoticeText
from jardam.law.noticed import NOTICES
from jardam.law.queries import rule_book, turn_for
from jardam.law.rules.changing import Act, Grounds, Proposal, Turn
from jardam.law.rules.confidence import Confidence
from jardam.library import actions
from jardam.library.choices import ItemKind
from jardam.library.dependent_issues import ISSUES
from jardam.library.dependents import LEAFLETS, MATERIALS
from jardam.library.models import Issue, Material
from jardam.library.rules.materials import MaterialKind
from jardam.library.tests.conftest import NOW
from jardam.library.tests.test_materials import copied

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "cards")]
TODAY = NOW.date()
CARD, ROW = "WAGES_UNPAID", "deadlines.tc142_suspend"
JANUARY = date(2027, 1, 1)


def changed(by: User, **said: object) -> Change:
    grounds = Grounds("Law 1-FZ", "https://example.org", Confidence.SEEN_IN_SOURCE, TODAY, TODAY)
    asked = {"act": Act.NEW_PERIOD, "code": ROW, "value": "10", "starts_on": JANUARY} | said
    return draft_change(ChangeWords(grounds, "-"), Proposal(**asked), by=by, at=NOW)  # type: ignore[arg-type]


@pytest.fixture
def gulnara(moscow: Centre) -> User:
    return User.objects.create(username="gulnara", centre=moscow, role=Role.LAWYER, password="!")


@pytest.fixture
def change(dalia: User) -> Change:
    return changed(dalia)


@pytest.fixture
def turn(change: Change) -> Turn:
    return turn_for(change, TODAY)


def source(kind: str) -> Source:
    found = source_named(kind)
    assert found is not None
    return found


def lines(kind: str, turn: Turn, reader: User) -> list[Line]:
    return list(source(kind).lines(reader, turn, "").lines)


def material(by: User, *cards: str) -> Material:
    described = actions.Described(
        "Зарплата", MaterialKind.LEAFLET, [Audience.WORKER], [Topic.B_UNPAID_WAGES], Language.RU, list(cards)
    )
    return actions.enter_material(described, by=by, at=NOW)


def printed(made: User, approved: User, card: str = CARD) -> Issue:
    issue = actions.begin_issue(TODAY, [Language.RU, Language.KY], "Что изменилось", by=made, at=NOW)
    actions.add_source(issue, ItemKind.CARD, card, by=made, at=NOW)
    actions.add_own(issue, Language.RU, "Приём", "В субботу", by=made, at=NOW)
    issue.refresh_from_db()
    actions.approve_issue(issue, seen=issue.revision, by=approved, at=NOW)
    return issue


def test_every_language_of_a_leaflet_is_listed_with_its_paper(turn: Turn, farida: User) -> None:
    found = {line.name: line for line in lines(LEAFLETS, turn, farida)}
    assert source(LEAFLETS).total(farida, turn) == Total(6, 6)
    assert {f"{CARD}, Русский", f"{CARD}, Тоҷикӣ"} <= set(found)
    tajik = found[f"{CARD}, Тоҷикӣ"]
    assert (tajik.url, tajik.note) == (reverse("library:leaflet", args=[CARD, "tg"]), "")
    assert {one.language for one in tajik.behind} == {"Тоҷикӣ"}
    assert all("15" in one.before and "10" in one.after for one in tajik.behind)


def test_a_leaflet_that_is_not_printed_says_so(turn: Turn, farida: User) -> None:
    with across_centres("a test makes a translation older") as db:
        CardText.objects.using(db).filter(card__code=CARD, language="KY").update(revision=0, basis={})
    notes = {line.name: line.note for line in lines(LEAFLETS, turn, farida)}
    assert notes[f"{CARD}, Кыргызча"] == "not printed now: the translation is behind"
    assert notes[f"{CARD}, Русский"] == ""


def test_what_is_for_staff_alone_is_no_leaflet(turn: Turn, farida: User) -> None:
    with across_centres("a test keeps an answer for staff") as db:
        Card.objects.using(db).filter(code=CARD).update(audience=["STAFF"])
    assert source(LEAFLETS).total(farida, turn) == Total(0, 0)
    assert lines(LEAFLETS, turn, farida) == []


def test_a_material_that_goes_with_the_answer_names_its_copies(turn: Turn, farida: User, dalia: User) -> None:
    touched, other = material(farida, CARD, "CITIZENSHIP"), material(farida, "CITIZENSHIP")
    for language in (Language.RU, Language.TG):
        copied(touched, language, farida, dalia)
    copied(touched, Language.KY, farida, None)
    copied(other, Language.RU, farida, dalia)
    (line,) = lines(MATERIALS, turn, farida)
    assert source(MATERIALS).total(farida, turn) == Total(1, 1)
    assert (line.name, line.url) == ("Зарплата", reverse("library:material", args=[touched.pk]))
    assert [(one.language, one.after) for one in line.behind] == [("Русский", ""), ("Тоҷикӣ", "")]


def test_a_withdrawn_material_is_listed_no_more(turn: Turn, farida: User, dalia: User) -> None:
    gone = material(farida, CARD)
    copied(gone, Language.RU, farida, dalia)
    actions.withdraw_material(gone, "-", by=dalia, at=NOW)
    assert lines(MATERIALS, turn, farida) == []


def test_a_printed_issue_names_the_headings_of_each_language(turn: Turn, farida: User, dalia: User) -> None:
    issue = printed(farida, dalia)
    printed(farida, dalia, "CITIZENSHIP")
    (line,) = lines(ISSUES, turn, farida)
    assert source(ISSUES).total(farida, turn) == Total(1, 1)
    assert line.url == reverse("library:issue", args=[issue.pk])
    assert [one.language for one in line.behind] == ["Русский", "Кыргызча"]
    assert "Приём" not in {one.before for one in line.behind}


def test_an_issue_that_nobody_has_approved_is_not_printed(turn: Turn, farida: User) -> None:
    issue = actions.begin_issue(TODAY, [Language.RU], "-", by=farida, at=NOW)
    actions.add_source(issue, ItemKind.CARD, CARD, by=farida, at=NOW)
    assert source(ISSUES).total(farida, turn) == Total(0, 0)


def test_a_better_source_touches_them_and_moves_nothing(farida: User, dalia: User) -> None:
    printed(farida, dalia)
    copied(material(farida, CARD), Language.RU, farida, dalia)
    row = rule_book(TODAY).at(ROW, TODAY)
    seen = {"value": row.value, "period": row.valid_from, "ends_on": row.valid_to, "version": row.version}
    same = changed(dalia, act=Act.CORRECTION, starts_on=None, **seen)
    turn = turn_for(same, TODAY)
    for kind in (LEAFLETS, MATERIALS, ISSUES):
        assert source(kind).total(farida, turn).moved == 0
        assert all(not line.behind for line in lines(kind, turn, farida))


def test_notices_of_another_change_of_the_row_are_listed_and_its_own_are_not(
    change: Change, dalia: User, gulnara: User
) -> None:
    draft_notices(change.pk, by=dalia, at=NOW)
    with across_centres("the law belongs to the whole network"):
        rehearse_change(change.pk, revision=0, by=dalia, at=NOW)
        confirm_change(change.pk, by=gulnara, at=NOW)
    change.refresh_from_db()
    assert source(NOTICES).total(dalia, turn_for(change, TODAY)) == Total(0, 0)
    later = turn_for(changed(dalia, value="20", starts_on=date(2027, 6, 1)), TODAY)
    found = lines(NOTICES, later, dalia)
    assert source(NOTICES).total(dalia, later) == Total(6, 6)
    assert {line.key for line in found} == set(NoticeText.objects.values_list("pk", flat=True))
    assert (found[0].before, found[0].after) == ("10 calendar days", "20 calendar days")
    assert found[0].note == "English, not released yet"


def test_as_many_statements_whatever_is_listed(turn: Turn, farida: User, dalia: User) -> None:
    def cost(kind: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            source(kind).total(farida, turn)
            lines(kind, turn, farida)
        return len(statements)

    def one_more() -> None:
        printed(farida, dalia)
        copied(material(farida, CARD), Language.RU, farida, dalia)

    one_more()
    before = {kind: cost(kind) for kind in (LEAFLETS, MATERIALS, ISSUES)}
    one_more()
    assert {kind: cost(kind) for kind in before} == before


def test_the_page_of_the_change_lists_them_with_their_links(
    change: Change, signed_in: Callable[[User], Client], farida: User, dalia: User
) -> None:
    issue = printed(farida, dalia)
    draft_notices(change.pk, by=dalia, at=NOW)
    browser = signed_in(dalia)
    page = browser.get(reverse("desk:change", args=[change.pk])).content.decode()
    for kind in (LEAFLETS, ISSUES):
        assert reverse("desk:touched", args=[change.pk, kind]) in page
    listed = browser.get(reverse("desk:touched", args=[change.pk, ISSUES])).content.decode()
    assert reverse("library:issue", args=[issue.pk]) in listed
    assert "Кыргызча" in listed
