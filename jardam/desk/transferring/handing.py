"""What stands in the form before anybody ticks, and what a filled one asks for."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.desk.personal.consents import read_aloud
from jardam.desk.transferring.forms import HandOverForm
from jardam.kernel.ids import day_uuid
from jardam.people.actions import Said
from jardam.people.choices import field_groups
from jardam.people.rules.consent import Act, NotAgreed, Purpose
from jardam.transfers.actions import Offering
from jardam.transfers.consented import receivers
from jardam.transfers.rules.lives import last_day


def cannot_go(case: Case) -> str:
    """Why this case is handed to nobody, in a sentence; empty where it may be."""
    if case.person.erased_on is not None:
        return _("This person was erased. Nothing that identifies is left.")
    if not case.is_open:
        return _("This case is closed. Open it again first; nothing was changed.")
    if case.person.key.is_restricted:
        return _("This file is closed to all but named people: the house hands it to no other centre.")
    return ""


def begun() -> Mapping[str, object]:
    """Nothing is ticked."""
    return {"departure_id": day_uuid()}


def asked_for(form: HandOverForm, today: date) -> Offering:
    """Of a valid form."""
    filled = form.cleaned_data
    is_said = filled["is_agreed"] and form.ticked
    return Offering(
        filled["departure_id"], form.centre, form.ticked, form.words, _yes(form, today) if is_said else None
    )


def _yes(form: HandOverForm, today: date) -> Said:
    return Said(
        day_uuid(),
        Act.GIVEN,
        Purpose.HELP.value,
        receivers(form.centre)[0],
        today,
        frozenset(group.value for group in form.ticked),
        last_day(today),
        language=form.cleaned_data["said_language"],
        form=form.cleaned_data["said_form"],
    )


def not_agreed(refused: NotAgreed) -> str:
    words = field_groups()
    told = ", ".join(str(words[group]) for group in refused.groups)
    return _(
        "Nobody has said yes to telling this centre: %(groups)s. Read the words out, ask, and tick that they agreed; for a"
        " child, write the yes down in the file. Or take the ticks away."
    ) % {"groups": told}


def aloud(request: StaffRequest) -> object:
    """The words of this one purpose, in the language that was chosen."""
    return read_aloud(request.GET.get("language", ""), "", Purpose.HELP)
