"""What is typed to connect a partner's own system. What systems send has tests of its own."""

from jardam.api import forms
from jardam.kernel.ids import day_uuid
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

PUBLIC = "hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo="  # of RFC 7748, 6.1
PARTNERS = [
    Typed(
        "api:issue",
        {"key_id": [str(day_uuid())], "scopes": ["REFERRALS"], "days": ["30"]},
        forms.IssueForm,
        KNOWN,
    ),
    Typed("api:rotate", {"key_id": [str(day_uuid())]}, forms.DrawnForm, KNOWN),
    Typed("api:system_key", {"public": [PUBLIC]}, forms.SystemKeyForm, KNOWN),
]
PARTNERS_ACCEPTED = {page.page for page in PARTNERS}
PARTNER_BUTTONS = {"api:revoke": KNOWN, "api:system_key_end": KNOWN, "api:call": KNOWN}
PARTNER_BUTTONS |= {"api:appeal_take": KNOWN, "api:appeal_put_away": KNOWN}
