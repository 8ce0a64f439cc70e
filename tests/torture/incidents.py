"""What is typed into the pages of incidents."""

from jardam.incidents import forms
from jardam.kernel.ids import day_uuid
from tests.access_matrix.matrix import COLLEAGUES_CLOSED, KNOWN
from tests.torture.typing import LAWYER, Typed

TOLD = {
    "incident_id": [str(day_uuid())],
    "venue": [""],
    "name": ["Роддом № 6"],
    "venue_kind": ["HOSPITAL"],
    "region": ["RU-MOW"],
    "authority": [""],
    "kind": ["BRIBE"],
    "day": ["03.2026"],
    "what": ["Просили 20 000 за справку."],
    "asked": ["20000"],
    "paid": [""],
    "currency": ["RUB"],
    "proofs": ["PHOTO"],
    "witnesses": ["Соседка по палате."],
}

INCIDENTS = [
    Typed("incidents:add", TOLD, forms.IncidentForm, by=LAWYER),
    Typed("incidents:add_of_case", TOLD, forms.IncidentForm, KNOWN),
    Typed("incidents:add_of_contact", TOLD, forms.IncidentForm, COLLEAGUES_CLOSED),
    Typed("incidents:withdraw", {"reason": ["записано дважды"]}, forms.WithdrawForm, KNOWN),
    Typed("incidents:incidents", {"before": ["5"]}, None, "", "GET"),
]
INCIDENTS_ACCEPTED = {
    "incidents:add",
    "incidents:add_of_case",
    "incidents:add_of_contact",
    "incidents:withdraw",
    "incidents:incidents",
}
