"""What is typed to pass somebody on, by colleagues, by a partner with a link, and by whoever has a number and a code."""

from jardam.desk.referring import forms
from jardam.kernel.ids import day_uuid
from jardam.portal import referral_forms
from tests.access_matrix.matrix import COLLEAGUES_CLOSED, KNOWN
from tests.torture.typing import Typed

PASSED = {
    "referral_id": [str(day_uuid())],
    "topic": ["B_RIGHTS_VIOLATED"],
    "region": ["RU-KDA"],
    "language": ["KY"],
    "urgency": ["SOON"],
    "days": ["14"],
    "is_agreed": ["on"],
    "said_language": ["KY"],
    "said_form": ["ORAL"],
    "tell_STORY": ["on"],
    "words_STORY": ["Повар, избит."],
    "words_NAME": ["Азамат"],
    "partner_0": [""],
    "way_0": ["MAIL"],
    "mail_0": ["pomoshch@example.org"],
    "look": ["1"],
}
ANSWER = {
    "answer_id": [str(day_uuid())],
    "move": ["ASK_MORE"],
    "refusal": ["FULL"],
    "result": ["HELPED"],
    "text": ["Есть ли дети?"],
}
REFERRALS = [
    Typed("desk:pass_on_case", PASSED, forms.PassOnForm, KNOWN),
    Typed("desk:pass_on_contact", PASSED, forms.PassOnForm, COLLEAGUES_CLOSED),
    Typed("desk:referral_tell", {"word_id": [str(day_uuid())], "text": ["Нет."]}, forms.WordForm, KNOWN),
    Typed(
        "desk:referral_ask",
        {"partner_0": [""], "way_0": ["PHONE"], "mail_0": ["a@example.org"]},
        forms.AskForm,
        KNOWN,
    ),
    Typed(
        "desk:referrals",
        {
            "after": ["2026-11-23_00000000-0000-0000-0000-000000000001"],
            "ended": ["1"],
            "case": ["00000000-0000-0000-0000-000000000001"],
        },
        method="GET",
    ),
    Typed("portal:referral", ANSWER, referral_forms.AnswerForm, KNOWN),
    Typed(
        "portal:referral_door",
        {"number": ["123 456 789"], "code": ["23456 789AB"]},
        referral_forms.DoorForm,
        KNOWN,
    ),
]
REFERRALS_ACCEPTED = {
    "desk:pass_on_case",
    "desk:pass_on_contact",
    "desk:referral_tell",
    "desk:referrals",
    "portal:referral",
}
"""Elsewhere nobody is asked twice, and no code is guessed."""
REFERRAL_BUTTONS = {"desk:referral_take_back": KNOWN, "desk:referral_draw": KNOWN}
