"""The way to the pages of the other side."""

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.actions import Opening, Said, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.claims.actions import open_claim
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.parties.actions import Told, open_warning, tie_to_known, tie_to_new
from jardam.parties.actions.warnings import Grounds
from jardam.parties.models import Party, PartyWarning
from jardam.parties.rules.kinds import Kind, Role
from jardam.parties.rules.warnings import Evidence, Trouble
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity
from tests.journeys import casework, claims
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru

SPELLINGS = ("ООО «СтройРемонт»", "Stroy Remont")


def tying(desk: Desk, town: Town) -> None:
    claims.a_claim(desk, town)
    desk.page.get_by_role("link", name=ru("Say who it is")).first.click()
    expect(desk.page.locator("[name=words]")).to_have_value(claims.EMPLOYER)


def of_a_case(desk: Desk, town: Town) -> None:
    casework.a_case(desk, town)
    desk.page.get_by_role("link", name=ru("The other side: firm, foreman, telephone, place, car")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("The other side"))


def tying_a_case(desk: Desk, town: Town) -> None:
    of_a_case(desk, town)
    desk.page.get_by_role("link", name=ru("Say who it is")).first.click()
    expect(desk.page.locator("[name=words]")).to_have_value("")


def a_party(desk: Desk, town: Town) -> None:
    casework.a_case(desk, town)
    desk.page.goto(f"/parties/{_told(town).pk}/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(SPELLINGS[0])


def changing(desk: Desk, town: Town) -> None:
    a_party(desk, town)
    desk.page.get_by_role("link", name=ru("Put the name or the number right")).click()
    expect(desk.page.locator("[name=inn]")).to_be_visible()


def a_check(desk: Desk, town: Town) -> None:
    """With a warning found."""
    _warned(town)
    desk.page.goto("/employers/")
    desk.page.locator("[name=words]").fill(SPELLINGS[1])
    desk.page.get_by_role("button", name=ru("Look for a warning")).click()
    expect(desk.page.get_by_text(ru("Others had trouble here")).first).to_be_visible()


def warning_a_party(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/parties/{_warned(town).party_id}/warn/")
    expect(desk.page.get_by_role("button", name=ru("Open the warning"))).to_be_visible()


def a_warning(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/warnings/{_warned(town).pk}/")
    expect(desk.page.get_by_role("button", name=ru("Withdraw the warning"))).to_be_visible()


def _warned(town: Town) -> PartyWarning:
    """Three people tell of one firm, and the head warns of it. Safe to do twice."""
    amina, head, now = town.users["amina"], town.users["farida"], timezone.now()
    with for_centre(amina.centre_id), transaction.atomic():
        standing = PartyWarning.objects.filter(centre_id=amina.centre_id).first()
        if standing is not None:
            return standing
        party: Party | None = None
        for number in range(3):
            person = add_person(Identity(phones=(f"+7916777000{number}",)), by=amina, at=now)
            then = NextAction("жалоба", timezone.localdate(now))
            opening = Opening(day_uuid(), Track.WAGES, "невыплата", then, person=person)
            case, told = open_case(opening, by=amina, at=now), Told(1, Role.EMPLOYER, SPELLINGS[0])
            said = Said(case.revision)
            if party is None:
                party = tie_to_new(case, told, Kind.FIRM, said, by=amina, at=now).party
            else:
                tie_to_known(case, told, party, said, by=amina, at=now)
        assert party
        grounds = Grounds([Trouble.UNPAID], [Evidence.TOLD])
        return open_warning(party, grounds, by=head, at=now)


def _told(town: Town) -> Party:
    """One firm in two spellings, of which nobody has said yet that they are the same."""
    amina, now = town.users["amina"], timezone.now()
    found = []
    with for_centre(amina.centre_id), transaction.atomic():
        case = Case.objects.visible_to(amina).open().filter(track="WAGES").latest("opened_on", "pk")
        for spelling in SPELLINGS:
            claim: Claim = open_claim(case, Who(spelling), Said(case.revision), by=amina, at=now)
            case.refresh_from_db()
            told = Told(claim.number, Role.EMPLOYER, spelling)
            found.append(tie_to_new(case, told, Kind.FIRM, Said(case.revision), by=amina, at=now).party)
    return found[0]
