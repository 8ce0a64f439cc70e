"""What is typed into the pages of a person's sheet."""

from datetime import timedelta

from django.utils import timezone

from jardam.desk.personal import consents, documents, groups, household
from jardam.kernel.ids import day_uuid
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

SEEN = {"seen": ["0" * 32]}  # of no bundle: whoever was overtaken is told, which no sound value can foresee
DOCUMENT = SEEN | {
    "document": [""],
    "kind": ["PASSPORT"],
    "state": ["WITHHELD"],
    "number": ["АН 1234567"],
    "until": ["05.2027"],
    "withheld_by": ["бригадир"],
    "since": ["2026"],
    "is_removed": [""],
}
MEMBER = {
    "row": [str(day_uuid())],
    "role": ["CHILD"],
    "name": ["Айгүл"],
    "age": ["12"],
    "known_by": [""],
    "lives_with": ["on"],
    "depends": ["on"],
    "may_decide": [""],
    "may_harm": [""],
}
TODAY = timezone.localdate()
CONSENT = {
    "row": [str(day_uuid())],
    "act": ["GIVEN"],
    "purpose": ["HELP"],
    "receiver_kind": ["PARTNER"],
    "receiver": ["Приют"],
    "fields_told": ["STORY"],
    "language": ["KY"],
    "form": ["WITNESSED"],
    "witness": ["Айгүл М."],
    "giver": ["SELF"],
    "representative": [""],
    "said_on": [TODAY.isoformat()],
    "until": [(TODAY + timedelta(days=100)).isoformat()],
    "note": ["только до весны"],
}

PERSONAL = [
    Typed("desk:person_documents", DOCUMENT, documents.DocumentForm, KNOWN),
    Typed(
        "desk:person_groups",
        SEEN | {"sex": ["F"], "age_band": ["18-29"], "family": ["BOTH"]},
        groups.GroupsForm,
        KNOWN,
    ),
    Typed("desk:person_household", MEMBER, household.MemberForm, KNOWN),
    Typed("desk:person_consents", CONSENT, consents.ConsentForm, KNOWN),
]
PERSONAL_BUTTONS = {"desk:person_member_remove": KNOWN, "desk:person_consent_withdraw": KNOWN}
PERSONAL_ACCEPTED = {"desk:person_household", "desk:person_consents"}
