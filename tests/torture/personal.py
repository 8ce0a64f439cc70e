"""What is typed into the pages of a person's sheet."""

from jardam.desk.personal import documents, groups
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

PERSONAL = [
    Typed("desk:person_documents", DOCUMENT, documents.DocumentForm, KNOWN),
    Typed(
        "desk:person_groups",
        SEEN | {"sex": ["F"], "age_band": ["18-29"], "family": ["BOTH"]},
        groups.GroupsForm,
        KNOWN,
    ),
]
