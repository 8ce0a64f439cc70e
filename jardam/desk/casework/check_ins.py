"""Asking later how it went, as the case, the day and the lines of what happened show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.cases.choices import afters, asked_states, results
from jardam.cases.models import Case, CheckIn
from jardam.cases.queries import check_ins_of
from jardam.cases.rules.check_ins import After, Asked, Result
from jardam.cases.sealing import TEXT
from jardam.centres.choices import languages
from jardam.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class ShownCheckIn:
    check_in: CheckIn
    title: str
    state: str | Promise
    told: str | Promise
    seen: str | Promise
    may_be_asked: bool
    is_next: bool

    @property
    def due_on(self) -> date:
        return self.check_in.due_on


def shown_check_ins(case: Case) -> list[ShownCheckIn]:
    """One query. One that waits, though they have said no since, says so."""
    every = check_ins_of(case)
    asked = [each.pk for each, is_to_come in every if is_to_come]
    words, told = asked_states(), results()
    return [
        ShownCheckIn(
            each,
            how_asked(each),
            words[Asked(each.state)]
            if not each.is_waiting or each.pk in asked
            else _("they have said no since"),
            told[Result(each.told)] if each.told else "",
            told[Result(each.seen)] if each.seen else "",
            each.pk in asked,
            asked[:1] == [each.pk],
        )
        for each, _is_to_come in every
    ]


def how_asked(check_in: CheckIn) -> str:
    return _("%(after)s, %(channel)s, in %(language)s") % {
        "after": afters()[After(check_in.after)],
        "channel": check_in.get_channel_display(),
        "language": languages()[Language(check_in.language)],
    }


def asked_told(words: Mapping[str, Any]) -> str:
    """Somebody was asked, as a line of what happened."""
    said = {"after": afters()[After(words["after"])], "state": asked_states()[Asked(words["state"])]}
    if not words["told"]:
        return _("Asked how it went, %(after)s: %(state)s") % said
    said["told"] = results()[Result(words["told"])]
    return _("Asked how it went, %(after)s. As they tell it: %(told)s") % said


def text_told(words: Mapping[str, Any]) -> str:
    """The words of a line; of somebody who was asked, theirs, and ours apart."""
    ours, seen = words.get("ours", ""), words.get("seen", "")
    if not ours and not seen:
        return str(words.get(TEXT, ""))
    result = results()[Result(seen)] if seen else ""
    said = _("As we see it: %(words)s") % {"words": ". ".join(str(one) for one in (result, ours) if one)}
    return "\n".join(one for one in (words.get(TEXT, ""), said) if one)
