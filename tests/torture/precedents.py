"""What is typed into the pages of precedents."""

from jardam.precedents import forms
from tests.access_matrix.matrix import ENDED, KNOWN
from tests.torture.typing import Typed

DRAFT = {
    "name": ["Зарплата без договора"],
    "facts": ["Каменщик работал три месяца."],
    "steps": ["Жалоба в инспекцию."],
    "region": ["RU-MOW"],
    "topics": ["B_UNPAID_WAGES"],
    "is_looked_through": ["on"],
    "seen": ["1"],
}

PRECEDENTS = [
    Typed("precedents:write", DRAFT, forms.DraftForm, ENDED),
    Typed("precedents:read", {"seen": ["1"]}, forms.SeenForm, ENDED),
    Typed("precedents:drop", {"seen": ["1"]}, forms.SeenForm, ENDED),
    Typed("precedents:look", {"seen": ["1"]}, forms.SeenForm, KNOWN),
    Typed("precedents:withdraw", {"reason": ["устарело"]}, forms.WithdrawForm, KNOWN),
    Typed("precedents:precedents", {"before": ["5"]}, None, "", "GET"),
]
PRECEDENTS_ACCEPTED = {
    "precedents:write",
    "precedents:read",
    "precedents:drop",
    "precedents:look",
    "precedents:withdraw",
    "precedents:precedents",
}
