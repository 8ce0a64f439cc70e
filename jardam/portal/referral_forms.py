"""What a partner answers, and by what they come in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jardam.kernel.ids import day_uuid
from jardam.network.choices import Refusal
from jardam.referrals.actions import Answer
from jardam.referrals.actions.holding import LONGEST_WORD
from jardam.referrals.choices import Result
from jardam.referrals.rules.lives import TABLE, Move, OfferState
from jardam.ui.codes import CodeField

_BROKEN_PAGE = dict.fromkeys(("required", "invalid"), gettext_lazy("The page is broken. Reload it."))
MOVES: Mapping[Move, Promise] = {
    Move.ACCEPT: gettext_lazy("We take it on"),
    Move.ASK_MORE: gettext_lazy("We need to know more first"),
    Move.REFUSE: gettext_lazy("We cannot help"),
    Move.FINISH: gettext_lazy("It is finished"),
}
WORDS = "WORDS"
"""Of an answer that moves nothing."""


class MoveField(forms.ChoiceField):
    """Offers what the table allows now; what it no longer allows is said by the table, not called a broken form."""

    def valid_value(self, value: str) -> bool:
        return value == WORDS or value in list(MOVES)


class AnswerForm(forms.Form):
    """``state``: how far it is with this partner; only what the table allows is offered."""

    answer_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=_BROKEN_PAGE)
    move = MoveField(
        label=gettext_lazy("Your answer"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose your answer."),
            "invalid_choice": gettext_lazy("Choose your answer."),
        },
    )
    refusal = CodeField(
        lambda: [("", _("choose")), *Refusal.choices], label=gettext_lazy("Why not"), required=False
    )
    result = CodeField(
        lambda: [("", _("choose")), *Result.choices], label=gettext_lazy("What came of it"), required=False
    )
    text = forms.CharField(
        label=gettext_lazy("Words for the centre"),
        max_length=LONGEST_WORD,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("They are read by the centre alone, and kept closed."),
    )

    def __init__(self, typed: Any = None, *, state: OfferState) -> None:
        super().__init__(typed, initial={"answer_id": day_uuid()})
        offered = [move for move in MOVES if move in TABLE[state]]
        self.fields["move"].choices = [  # type: ignore[attr-defined]
            *((move.value, MOVES[move]) for move in offered),
            (WORDS, _("Only a message to the centre")),
        ]
        self.may_finish = Move.FINISH in offered

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        move = filled.get("move")
        if move == Move.REFUSE and not filled.get("refusal"):
            self.add_error("refusal", _("Say why: the centre looks for somebody else by it."))
        if move == Move.FINISH and not filled.get("result"):
            self.add_error("result", _("Say what came of it."))
        if move == Move.ASK_MORE and not filled.get("text", "").strip():
            self.add_error("text", _("Say what you need to know."))
        if move == WORDS and not filled.get("text", "").strip():
            self.add_error("text", _("Write your message."))
        return filled

    @property
    def answer(self) -> Answer:
        """Call it on a valid form."""
        filled = self.cleaned_data
        move = None if filled["move"] == WORDS else Move(filled["move"])
        return Answer(
            filled["answer_id"],
            move,
            filled["text"],
            Refusal(filled["refusal"]) if move is Move.REFUSE else None,
            Result(filled["result"]) if move is Move.FINISH else None,
        )


class DoorForm(forms.Form):
    """A number and a code, as they were read out."""

    number = forms.CharField(
        label=pgettext_lazy("referral", "Number"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the number that was read out to you.")},
    )
    code = forms.CharField(
        label=pgettext_lazy("referral", "Code"),
        max_length=30,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Write the code that was read out to you.")},
    )
