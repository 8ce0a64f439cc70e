"""What is typed into the pages of the files of a case."""

from jardam.desk.casework import exhibit_forms
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

DESCRIBED = {"seen": ["1"], "kind": ["CHAT"], "caption": ["чат с бригадиром"], "words": ["заплатим в среду"]}
BROUGHT = {"batch": ["00512bfd-2887-8678-8a49-011f95bd9bf0"], "kind": ["PASS"], "caption": ["пропуск"]}

EXHIBITS = [
    Typed("desk:case_exhibit_add", BROUGHT | {"brought": [""]}, exhibit_forms.BringForm, KNOWN),
    Typed("desk:case_exhibits_join", {"pick": ["1"]}, exhibit_forms.JoinForm, KNOWN),
    Typed("desk:case_exhibit", DESCRIBED, exhibit_forms.DescribeForm, KNOWN),
    Typed("desk:case_exhibit_read", DESCRIBED, exhibit_forms.DescribeForm, KNOWN),
    Typed("desk:case_exhibit_drop", {"seen": ["1"], "text": ["чужой"]}, exhibit_forms.DropForm, KNOWN),
]
EXHIBITS_NOTHING = {f"desk:case_exhibit_{name}": KNOWN for name in ("original", "check")}
EXHIBITS_ACCEPTED = {"desk:case_exhibit", "desk:case_exhibit_drop"}
