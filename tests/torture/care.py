"""What is typed of those to whom people are sent: organisations, and where they are treated."""

from jardam.desk import agreements as desk_agreements
from jardam.desk import entries as desk_entries
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
DRAWN = {"pk": ["5ad0a25f-7b2e-8a1c-8a0f-000000000002"], "seen": ["1"]}
ENTRY = DRAWN | {
    "name": ["Приют на Речной"],
    "name_en": [""],
    "actor": ["NGO"],
    "circle": ["OUTER"],
    "fee": ["FREE"],
    "regions": ["RU-MOW"],
    "languages": ["KY"],
    "told": ["Юрист и кров"],
    "phones": ["+7 495 000-00-00"],
    "email": ["dom@example.org"],
    "website": ["https://example.org"],
    "is_discreet": [""],
}
GIVEN = DRAWN | {
    "name": ["Юрист"],
    "topic": ["B_UNPAID_WAGES"],
    "status": ["active"],
    "fee": ["PAID"],
    "tariff": ["500 рублей за заявление"],
    "languages": ["KY"],
    "eligibility": ["всем"],
}
MET = DRAWN | {
    "name": ["Офис"],
    "region": ["RU-MOW"],
    "city": ["Москва"],
    "address": ["Речная, 1"],
    "phones": [""],
    "town": ["524901"],
    "at": ["55.7520, 37.6178"],
    **{f"hours_{day}": ["10:00–18:00"] for day in range(7)},
    "other": ["2026-12-31"],
    "is_open": ["on"],
}
AGREED = {
    "pk": ["5ad0a25f-7b2e-8a1c-8a0f-000000000003"],
    "terms": ["Скидка нашим людям"],
    "discount": ["20"],
    "is_rigid": ["on"],
    "begins_on": ["2026-11-20"],
    "ends_on": ["2027-11-20"],
    "signed": ["Директор и мы"],
    "evidence": ["папка 3"],
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
        {name: [""] for name in desk_forms.DirectoryFilter.base_fields},
        desk_forms.DirectoryFilter,
        "",
        "GET",
    ),
    Typed("desk:organisation_add", ENTRY, desk_entries.OrganisationForm),
    Typed("desk:organisation_change", ENTRY, desk_entries.OrganisationForm, KNOWN),
    Typed("desk:organisation_service_add", GIVEN, desk_entries.ServiceForm, KNOWN),
    Typed("desk:organisation_service", GIVEN, desk_entries.ServiceForm, KNOWN),
    Typed("desk:organisation_place_add", MET, desk_entries.PlaceForm, KNOWN),
    Typed("desk:organisation_place", MET, desk_entries.PlaceForm, KNOWN),
    Typed("desk:organisation_retire", {"why": ["CEASED"]}, desk_entries.RetireForm, KNOWN),
    Typed("desk:organisation_takes", {"takes": ["FREE"]}, desk_entries.TakesForm, KNOWN),
    Typed("desk:agreement_add", AGREED, desk_agreements.AgreementForm, KNOWN),
    Typed("desk:agreement_told", {"told": ["YES"]}, desk_agreements.DiscountForm, KNOWN),
    Typed("desk:capacity_note", CAPACITY, desk_organisations.CapacityForm, KNOWN),
    Typed("desk:facilities", CARE_WANTED, desk_facilities.FacilityFilter, "", "GET"),
    Typed("desk:facility_add", CARE, desk_facilities.FacilityForm),
    Typed("desk:facility_change", CARE, desk_facilities.FacilityForm, KNOWN),
]
CARE_ACCEPTED = {"desk:directory", "desk:facilities"}
