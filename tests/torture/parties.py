"""What is typed into the pages of the other side."""

from django.utils import timezone

from jardam.desk.otherside import forms, warning_forms
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

OF_CLAIM = {
    "seen": ["2"],
    "words": ["Строй Ремонт"],
    "looked": ["Строй Ремонт"],
    "choice": ["NEW:FIRM"],
    "stands": [""],
}
CALLED = {"seen": ["1"], "name": ["ООО «СтройРемонт»"], "inn": ["7707083893"], "ogrn": ["1027700132195"]}
OTHER = {"other": ["00000000-0000-0000-0000-000000000000"]}
GROUNDS = {"troubles": ["UNPAID", "FEES"], "evidence": ["TOLD"]}
ANSWER = {"seen": ["1"], "words": ["Заплатили всем."]}
DECIDED = {"seen": ["1"], "outcome": ["CHANGED"], "troubles": ["FEES"]}
TODAY = timezone.localdate().isoformat()

PARTIES = [
    Typed("desk:claim_party", OF_CLAIM, forms.WhoItIsForm, KNOWN),
    Typed("desk:case_party", OF_CLAIM, forms.WhoItIsForm, KNOWN),
    Typed("desk:party_change", CALLED, forms.PartyForm, KNOWN),
    Typed("desk:party_merge", OTHER, forms.OtherForm, KNOWN),
    Typed("desk:party_apart", OTHER, forms.OtherForm, KNOWN),
    Typed("desk:employer_check", {"words": ["8 999 000-00-01"]}, warning_forms.CheckForm),
    Typed("desk:party_warn", GROUNDS, warning_forms.GroundsForm, KNOWN),
    Typed("desk:warning_renew", GROUNDS | {"seen": ["1"]}, warning_forms.RenewForm, KNOWN),
    Typed("desk:warning_reply", ANSWER | {"day": [TODAY]}, warning_forms.ReplyForm, KNOWN),
    Typed("desk:warning_appeal", ANSWER, warning_forms.AppealForm, KNOWN),
    Typed("desk:warning_decide", DECIDED, warning_forms.DecideForm, KNOWN),
    Typed("desk:warning_withdraw", {"seen": ["1"]}, warning_forms.SeenWarning, KNOWN),
]
TOO_FEW_TELL = {"desk:party_warn", "desk:warning_renew"}
NOTHING_DISPUTED = {"desk:warning_decide"}
PARTIES_ACCEPTED = {page.page for page in PARTIES} - TOO_FEW_TELL - NOTHING_DISPUTED
