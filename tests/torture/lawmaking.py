"""The pages on which the law is changed. A lawyer types into them: the head of a centre does not keep the law."""

from datetime import timedelta

from django.utils import timezone

from jardam.desk import change_forms
from tests.access_matrix.matrix import DECIDED, KNOWN, OWN
from tests.torture.typing import LAWYER, Typed

TODAY = timezone.localdate().isoformat()
TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
ROW = {
    "act": ["NEW_PERIOD"],
    "period": [""],
    "value": ["2"],
    "statement": [""],
    "starts_on": ["2090-01-01"],
    "ends_on": [""],
    "has_no_end": [""],
    "into": [""],
}
GROUNDS = {
    "law": ["1-ФЗ"],
    "sources": ["https://example.org"],
    "confidence": ["SEEN_IN_SOURCE"],
    "checked_on": [TODAY],
    "review_on": [TOMORROW],
    "reason": ["-"],
}
LAWMAKING = [
    Typed("desk:change_enter", ROW | GROUNDS, change_forms.EnterForm, KNOWN, by=LAWYER),
    Typed("desk:change_edit", GROUNDS | {"seen": ["0"]}, change_forms.EditForm, OWN, by=LAWYER),
    Typed("desk:change_row_remove", {"row": ["0" * 32]}, change_forms.RowForm, OWN, by=LAWYER),
    Typed("desk:change_rehearse", {"seen": ["0"]}, change_forms.SeenForm, OWN, by=LAWYER),
    Typed("desk:change_withdraw", {"reason": ["-"]}, change_forms.WithdrawForm, DECIDED, by=LAWYER),
    Typed("desk:touched_told", {"key": ["0" * 32], "after": [""]}, change_forms.ToldForm, DECIDED, by=LAWYER),
    Typed("desk:touched_call", {"key": ["0" * 32], "after": [""]}, change_forms.ToldForm, DECIDED, by=LAWYER),
    Typed(
        "desk:notice",
        {"text": ["Мыйзам өзгөрдү"], "is_reviewed": ["on"], "seen": ["0"]},
        change_forms.NoticeForm,
        KNOWN,
        by=LAWYER,
    ),
    Typed("desk:notice_release", {"seen": ["0"]}, change_forms.SeenForm, KNOWN, by=LAWYER),
    Typed("desk:changes", {"before": ["5"]}, None, "", "GET", by=LAWYER),
    Typed("desk:reviews", {"after": [""]}, None, "", "GET", by=LAWYER),
    Typed("desk:touched", {"after": [""]}, None, KNOWN, "GET", by=LAWYER),
]
OF_LAWYERS = frozenset({"desk:change_confirm", "desk:change_discard", "desk:notices"})
"""Of the pages on which nothing is typed, those that the head of a centre may not open."""
