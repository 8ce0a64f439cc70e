"""What is typed to hand a case to another centre, and to take one in or refuse it."""

from datetime import timedelta

from django.utils import timezone

from jardam.desk.transferring import forms
from jardam.kernel.ids import day_uuid
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

HANDED = {
    "departure_id": [str(day_uuid())],
    "centre": [""],
    "is_agreed": ["on"],
    "said_language": ["KY"],
    "said_form": ["ORAL"],
    "tell_STORY": ["on"],
    "words_STORY": ["Боится брата."],
    "tell_WORK": ["on"],
    "words_WORK": ["Кафе на площади."],
    "tell_HEALTH": ["on"],
    "words_HEALTH": ["Сломана рука."],
    "tell_NAME": ["on"],
}
TAKEN = {
    "case_id": [str(day_uuid())],
    "what": ["позвонить"],
    "day": [(timezone.localdate() + timedelta(days=3)).isoformat()],
    "person": [""],
}
TRANSFERS = [
    Typed("desk:hand_over", HANDED, forms.HandOverForm, KNOWN),
    Typed("desk:arrival_take_in", TAKEN, forms.TakeInForm, KNOWN),
    Typed("desk:arrival_refuse", {"why": ["FULL"]}, forms.RefuseForm, KNOWN),
]
TRANSFERS_ACCEPTED = {"desk:arrival_take_in", "desk:arrival_refuse"}
"""Elsewhere the other centre is known to the page alone."""
TRANSFER_BUTTONS = {
    "desk:departure_take_back": KNOWN,
    "desk:departure_close": KNOWN,
    "desk:departure_see": KNOWN,
}
