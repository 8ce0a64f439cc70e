"""What is typed into the pages of collective claims."""

from datetime import timedelta

from django.utils import timezone

from jardam.desk.collective import forms
from jardam.kernel.ids import day_uuid
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

TODAY = timezone.localdate()
CHOSEN = {"claims": ["00000000-0000-0000-0000-000000000000"]}
ANSWERED = {
    "row": [str(day_uuid())],
    "act": ["GIVEN"],
    "readers": ["EMPLOYER", "COURT"],
    "language": ["RU"],
    "form": ["ORAL"],
    "witness": [""],
    "giver": ["SELF"],
    "representative": [""],
    "said_on": [TODAY.isoformat()],
    "until": [(TODAY + timedelta(days=30)).isoformat()],
    "note": ["согласен"],
}
GOT = {
    "row": [str(day_uuid())],
    "seen": ["1"],
    "currency": ["RUB"],
    "day": [TODAY.isoformat()],
    "source": ["бригадир отдал"],
    "receipt": ["расписка"],
    "text": ["на двоих"],
}

COLLECTIVE = [
    Typed("desk:claim_join", {**CHOSEN, "row": [str(day_uuid())]}, forms.JoinForm, KNOWN),
    Typed("desk:collective_propose", CHOSEN, forms.ChosenClaims, KNOWN),
    Typed("desk:collective_ask", ANSWERED, forms.TogetherForm, KNOWN),
    Typed("desk:collective_part", {"text": ["хочет один"]}, forms.PartForm, KNOWN),
    Typed("desk:collective_received", GOT, forms.ReceivedForm, KNOWN),
    Typed("desk:case_paper_workers", {"seen_paper": ["1"], "is_alone": ["on"]}, forms.WorkersForm, KNOWN),
]
NOBODY_JOINS = {"desk:claim_join", "desk:collective_propose"}
NOBODY_GOT_ANYTHING = {"desk:collective_received"}
COLLECTIVE_ACCEPTED = {page.page for page in COLLECTIVE} - NOBODY_JOINS - NOBODY_GOT_ANYTHING
