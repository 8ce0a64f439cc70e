"""What is typed into the pages of problems."""

from datetime import timedelta

from django.utils import timezone

from jardam.kernel.ids import day_uuid
from jardam.problems import forms
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

DAY = [(timezone.localdate() + timedelta(days=7)).isoformat()]
BEFORE = [(timezone.localdate() - timedelta(days=7)).isoformat()]
DONE = {"seen": ["1"], "said": ["Позвонили в роддом."], "next": ["написать"], "next_on": DAY}
HANDED = {
    "hands": ["AUTHORITY"],
    "authority": [""],
    "who": ["Облздрав"],
    "handed_on": BEFORE,
    "clock": [""],
    "due_on": DAY,
    "source": ["письмо"],
}
RAISED = {
    "problem_id": [str(day_uuid())],
    "wrong": ["За справку требуют деньги."],
    "owner": [""],
    "next": ["написать"],
    "next_on": DAY,
    "authority": [""],
}

PROBLEMS = [
    Typed("problems:raise", RAISED, forms.RaiseForm, KNOWN),
    Typed("problems:next", DONE, forms.NextForm, KNOWN),
    Typed("problems:seek", DONE, forms.SeekForm, KNOWN),
    Typed("problems:hand", DONE | HANDED, forms.HandForm, KNOWN),
    Typed("problems:answer", DONE | {"answered_on": BEFORE}, forms.AnswerForm, KNOWN),
    Typed("problems:judge", DONE | {"verdict": ["SOLVED"]}, forms.JudgeForm, KNOWN),
    Typed("problems:close", {"seen": ["1"], "said": ["тихо"]}, forms.CloseForm, KNOWN),
    Typed("problems:own", DONE | {"owner": [""]}, forms.OwnForm, KNOWN),
    Typed("problems:withdraw", {"seen": ["1"], "said": ["ошибка"]}, forms.WithdrawForm, KNOWN),
    Typed("problems:problems", {"before": ["5"]}, None, "", "GET"),
]
PROBLEMS_ACCEPTED = {f"problems:{name}" for name in ("next", "seek", "hand", "withdraw", "problems")}
