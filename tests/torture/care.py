"""What is typed of those to whom people are sent: organisations, and where they are treated."""

from jardam.desk import facilities as desk_facilities
from jardam.desk import forms as desk_forms
from jardam.desk import organisations as desk_organisations
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

CARE_WANTED = {"region": [""], "language": ["KY"], "topic": [""], "uninsured": ["on"]}
CAPACITY = {
    "pk": ["5ad0a25f-7b2e-8a1c-8a0f-000000000001"],
    "parameter": ["REPORTING"],
    "said": ["отчёт на трёх страницах"],
    "period": ["YEAR"],
    "evidence": ["прислали сами"],
    "told": ["PUBLISHED"],
    "as_of": ["2026-11-20"],
}
CARE = {
    "name": ["Родильный дом"],
    "kind": ["MATERNITY"],
    "region": ["RU-MOW"],
    "topics": ["C_REPRODUCTIVE"],
    "takes_uninsured": ["EMERGENCY"],
    "fee": ["UNKNOWN"],
    "languages": ["KY"],
    "words": ["Вход со двора"],
    "told": ["PHONED"],
    "seen": ["1"],
    "checked_on": ["2026-11-20"],
}

CARE_TYPED = [
    Typed(
        "desk:directory",
        {"region": [""], "language": [""], "topic": [""], "fee": [""]},
        desk_forms.DirectoryFilter,
        "",
        "GET",
    ),
    Typed("desk:capacity_note", CAPACITY, desk_organisations.CapacityForm, KNOWN),
    Typed("desk:facilities", CARE_WANTED, desk_facilities.FacilityFilter, "", "GET"),
    Typed("desk:facility_add", CARE, desk_facilities.FacilityForm),
    Typed("desk:facility_change", CARE, desk_facilities.FacilityForm, KNOWN),
]
CARE_ACCEPTED = {"desk:directory", "desk:facilities"}
