"""What each demo centre gives. The sets differ, and not everything that is promised is delivered: the pages show both.

Who gives what follows the source documents where they say it; languages are those of the centre's own people.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from jardam.audit.actions import recorded
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.choices import Channel
from jardam.database.scope import for_centre
from jardam.demo.words import MARK
from jardam.kernel.languages import HOTLINE_LANGUAGES, OWN_NAMES, Language
from jardam.network.models import StandardService
from jardam.reception.models import Adviser
from jardam.services.actions import Offered, end_service, offer_service
from jardam.services.models import CentreService

EVERYWHERE = ("PHONE_ADVICE", "RECEPTION", "APPOINTMENT", "REFERRAL", "RETURN_CERTIFICATE")
ALSO: Mapping[str, Sequence[str]] = {
    "moscow": (
        *("OUTREACH", "WRITTEN_ADVICE", "LEGAL_SUPPORT", "REPATRIATION", "MATERIALS", "TRAINING"),
        *("EMPLOYER_ADVICE", "AUTHORITY_ADVICE", "EXPERT_ADVICE"),
    ),
    "yekaterinburg": ("LEGAL_SUPPORT", "SHELTER", "FINDING_WORK", "EMPLOYER_ADVICE", "COURSES"),  # Ural House
    "krasnodar": ("LEGAL_SUPPORT", "OUTREACH"),
    "novosibirsk": ("WRITTEN_ADVICE", "COURSES"),
    "orenburg": ("OUTREACH",),
    "bishkek": ("WRITTEN_ADVICE", "TRAINING", "FINDING_WORK", "AUTHORITY_ADVICE"),
    "dushanbe": ("OUTREACH", "TRAINING", "REPATRIATION"),
    "tashkent": ("WRITTEN_ADVICE", "TRAINING"),
    "chisinau": ("LEGAL_SUPPORT", "MATERIALS"),
}
WAYS: Mapping[str, Sequence[Channel]] = {
    "PHONE_ADVICE": (Channel.PHONE,),
    "WRITTEN_ADVICE": (Channel.MESSAGE,),
    "OUTREACH": (Channel.OUTREACH,),
    "REFERRAL": (Channel.PHONE, Channel.VISIT, Channel.MESSAGE),
    "RETURN_CERTIFICATE": (Channel.PHONE, Channel.VISIT),
}
AT_THE_CENTRE = (Channel.VISIT,)
PROMISED_AND_SPOKEN_BY_NOBODY = {"moscow": Language.EN}
"""So that the page has something to find: of the hotline alone."""
ENDED = {"moscow": "SHELTER", "krasnodar": "COURSES"}
WORDS = {"RECEPTION": "Вход со двора, второй этаж; паспорт с собой брать не обязательно."}
SINCE_DAYS, CHANGED_DAYS, ENDED_DAYS = 700, 200, 90


def fill_services(centre: Centre, *, at: datetime) -> None:
    """Once per centre, and only where the catalogue is loaded: what stands is left alone."""
    with for_centre(centre.id), timezone.override(centre.zone):
        _fill(centre, {one.code: one for one in StandardService.objects.all()}, at)


@recorded
def _fill(centre: Centre, catalogue: Mapping[str, StandardService], at: datetime) -> None:
    if not catalogue or CentreService.objects.filter(centre=centre).exists():
        return
    staff = list(User.objects.filter(centre=centre, is_active=True).order_by("username"))
    head = next(user for user in staff if user.role == Role.CENTRE_HEAD)
    spoken = _spoken(staff)
    has_women = Adviser.objects.filter(centre=centre, sex="F").exists()
    began = timezone.localdate(at) - timedelta(days=SINCE_DAYS)
    for code in (*EVERYWHERE, *ALSO[centre.code]):
        languages = [*spoken, *_promised_too(centre, code)]
        offered = Offered(_ways(code), languages, began, has_women, _words(code))
        _offer(catalogue[code], offered, head, at)
    _change_and_end(centre, catalogue, spoken, head, at)


def _change_and_end(
    centre: Centre,
    catalogue: Mapping[str, StandardService],
    spoken: Sequence[Language],
    head: User,
    at: datetime,
) -> None:
    """A service that is no longer given, so that there is a history to read."""
    code = ENDED.get(centre.code)
    if code is None:
        return
    today = timezone.localdate(at)
    begun = _offer(catalogue[code], Offered(_ways(code), spoken[:1], _ago(today, SINCE_DAYS)), head, at)
    wider = Offered(_ways(code), spoken, _ago(today, CHANGED_DAYS))
    begun = offer_service(catalogue[code], wider, seen=begun.pk, by=head, at=at)
    end_service(begun, _ago(today, ENDED_DAYS), by=head, at=at)


def _offer(service: StandardService, offered: Offered, head: User, at: datetime) -> CentreService:
    return offer_service(service, offered, seen=None, by=head, at=at)


def _spoken(staff: Sequence[User]) -> list[Language]:
    known = {code for user in staff for code in user.languages}
    return [one for one in OWN_NAMES if one in HOTLINE_LANGUAGES and one.value in known]


def _promised_too(centre: Centre, code: str) -> list[Language]:
    extra = PROMISED_AND_SPOKEN_BY_NOBODY.get(centre.code)
    return [extra] if extra and code == "PHONE_ADVICE" else []


def _ways(code: str) -> Sequence[Channel]:
    return WAYS.get(code, AT_THE_CENTRE)


def _words(code: str) -> str:
    return f"{MARK} {WORDS[code]}" if code in WORDS else ""


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)
