"""What the bar at the top of every page says: where one may go, who is signed in, what waits."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from jardam.accounts.permissions import may_read_roles, may_read_staff
from jardam.accounts.queries import name_of
from jardam.audit.permissions import may_read_audit
from jardam.cases.permissions import may_work_on_cases
from jardam.centres.models import User
from jardam.contacts.permissions import may_count, may_keep_lists, may_see_contacts
from jardam.contacts.queries import waiting_count
from jardam.databank.permissions import may_read_bank
from jardam.incidents.permissions import may_keep_incidents
from jardam.knowledge.permissions import may_edit, may_read_answers
from jardam.law.permissions import may_keep_law
from jardam.library.permissions import may_read_library
from jardam.line.permissions import may_read_wall, may_work_line
from jardam.network.permissions import may_connect_partners, may_read_facilities
from jardam.outreach.permissions import may_note as may_note_orientation
from jardam.parties.permissions import may_check
from jardam.people.permissions import may_identify
from jardam.practice.permissions import may_read_practices
from jardam.precedents.permissions import may_read_precedents
from jardam.problems.permissions import may_raise_problems, may_read_problems
from jardam.quality.permissions import may_read_month, may_see_own, may_settle, may_take_complaint
from jardam.reception.permissions import may_work as may_work_at_the_door
from jardam.registers.permissions import may_decide_any, may_export, may_import
from jardam.rota.permissions import may_see_rota
from jardam.services.permissions import may_see as may_see_services
from jardam.services.permissions import may_see_network
from jardam.transfers.permissions import may_take_in
from jardam.ui.shell import MenuLink, NavItem, Shell
from jardam.yearly.permissions import may_read_year

LOCK_SECONDS = 10 * 60
THEME_COOKIE = "jardam_theme"


def shell(request: HttpRequest) -> dict[str, Any]:
    """The staff frame of a signed-in person, made only where a page shows it; strangers have none."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"shell": Shell()}
    return {"shell": SimpleLazyObject(lambda: _shell(user, request))}


@cache
def _address(name: str) -> str:
    """Of a page that needs no further word: the same for everybody."""
    return reverse(name)


def _shell(user: User, request: HttpRequest) -> Shell:
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return Shell(
        nav=_nav(user, request.path),
        theme=chosen if chosen in {"light", "dark"} else "",  # type: ignore[arg-type]
        theme_url=_address("desk:theme"),
        home_url=_address("desk:my_day"),
        who=name_of(user).short,
        account=str(user.pk),
        place=user.centre.name if user.centre else _("Network"),
        find_url=_address("desk:find") if may_see_contacts(user) else "",
        contacts_url=_address("desk:contacts") if may_see_contacts(user) else "",
        cases_url=_address("desk:cases") if may_work_on_cases(user) else "",
        people_url=_address("desk:my_day") + "people/" if may_identify(user) else "",
        year_url=_address("yearly:year") if may_read_year(user) else "",
        problems_url=_address("problems:problems") if may_raise_problems(user) else "",
        law_url=_address("desk:law") + "parameters/" if may_read_answers(user) else "",
        menu=_menu(user),
        sign_out_url=_address("accounts:sign_out"),
        language_url=_address("accounts:screen_language"),
        here_url=request.get_full_path() if request.method in {"GET", "HEAD"} else "",
        lock_url=_address("accounts:lock"),
        lock_seconds=LOCK_SECONDS,
        is_demo=settings.MODE == "demo",
    )


def _nav(user: User, path: str) -> list[NavItem]:
    waiting = waiting_count(user)
    sections = [
        (_("My day"), _address("desk:my_day"), True, waiting or None),
        (_("Line"), _address("desk:line"), may_work_line(user), None),
        (_("Front desk"), _address("reception:day"), may_work_at_the_door(user), None),
        (_("Contacts"), _address("desk:contacts"), may_see_contacts(user), None),
        (_("Cases"), _address("desk:cases"), may_work_on_cases(user), None),
        (_("Answers"), _address("desk:answers"), may_read_answers(user), None),
        (_("Rota"), _address("rota:overview"), may_see_rota(user), None),
        (_("Counts"), _address("desk:counts"), may_count(user), None),
    ]
    return [
        NavItem(label, url, is_current=_is_current(path, url), count=count)
        for label, url, is_allowed, count in sections
        if is_allowed
    ]


def _menu(user: User) -> list[MenuLink]:
    pages = [
        (_("My account"), _address("accounts:account"), True),
        (_("Law"), _address("desk:law"), may_read_answers(user)),
        (_("Materials"), _address("library:materials"), may_read_library(user)),
        (_("Newspaper"), _address("library:issues"), may_read_library(user)),
        (_("Writing answers"), _address("knowledge:board"), may_edit(user)),
        (_("Clarifications"), _address("library:clarifications"), may_read_library(user)),
        (_("Glossary"), _address("library:glossary"), may_read_library(user)),
        (_("Calculators"), _address("desk:calculators"), may_read_answers(user)),
        (_("Agreements"), _address("library:agreements"), may_read_library(user)),
        (_("Changes of the law"), _address("desk:changes"), may_keep_law(user)),
        (_("Directory"), _address("desk:directory"), may_read_answers(user)),
        (_("Passed on to partners"), _address("desk:referrals"), may_identify(user)),
        (_("How partners answer"), _address("desk:partner_answers"), may_read_answers(user)),
        (_("Cases between centres"), _address("desk:transfers"), may_take_in(user)),
        (_("Partners' own systems"), _address("api:partners"), may_connect_partners(user)),
        (_("Medical care"), _address("desk:facilities"), may_read_facilities(user)),
        (_("Check an employer"), _address("desk:employer_check"), may_check(user)),
        (_("Before departure"), _address("outreach:orientations"), may_note_orientation(user)),
        (_("Standard services"), _address("services:delivery"), may_see_services(user)),
        (_("Services of the network"), _address("services:network"), may_see_network(user)),
        (_("Data bank"), _address("databank:cross"), may_read_bank(user)),
        (_("Wallboard"), _address("desk:wall"), may_read_wall(user)),
        (_("Quality"), _address("quality:month"), may_read_month(user)),
        (_("My load"), _address("quality:mine"), may_see_own(user)),
        (
            _("Complaints about us"),
            _address("quality:complaints"),
            may_take_complaint(user) or may_settle(user),
        ),
        (_("Practices"), _address("practice:practices"), may_read_practices(user)),
        (_("Incidents"), _address("incidents:incidents"), may_keep_incidents(user)),
        (_("Problems"), _address("problems:problems"), may_read_problems(user)),
        (_("Precedents"), _address("precedents:precedents"), may_read_precedents(user)),
        (_("Registers"), _address("registers:registers"), may_import(user)),
        (_("Take contacts out"), _address("registers:exports"), may_export(user) or may_decide_any(user)),
        (_("Who did what"), _address("desk:audit"), may_read_audit(user)),
        (_("Staff"), _address("accounts:staff"), may_read_staff(user)),
        (_("Lists of the centre"), _address("desk:lists"), may_keep_lists(user)),
        (_("Rights by role"), _address("accounts:roles"), may_read_roles(user)),
    ]
    return [MenuLink(label, url) for label, url, is_allowed in pages if is_allowed]


def _is_current(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
