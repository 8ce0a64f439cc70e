"""All papers of the centre to which an answer is due, late ones first, and how authorities have answered in a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.accounts.queries import name_of
from jardam.cases.models import Term
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.database.keyset import place_of, read_place
from jardam.desk.casework.terms import reading_language
from jardam.filings.choices import addressees
from jardam.filings.models import Paper
from jardam.filings.queries import Wanted, replies, waiting_papers
from jardam.filings.reading import kinds
from jardam.filings.rules.kinds import Addressee
from jardam.filings.rules.lateness import Reply
from jardam.filings.sealing import NAME, words_of
from jardam.ui.codes import CodeField

PAGE_ROWS = 50
YEAR = timedelta(days=365)


class WaitingFilter(forms.Form):
    whose = CodeField(
        lambda: [("", _("of the whole centre")), ("OWN", _("for which I answer"))],
        label=_("Whose papers"),
        required=False,
    )
    addressee = CodeField(
        lambda: [
            ("", _("from everybody")),
            *((one.value, word) for one, word in addressees().items() if one.is_authority),
        ],
        label=_("From whom"),
        required=False,
    )

    @property
    def wanted(self) -> Wanted:
        """What cannot be read asks for nothing in particular."""
        told: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        addressee = told.get("addressee", "")
        return Wanted(told.get("whose") == "OWN", Addressee(addressee) if addressee else None)


@dataclass(frozen=True, slots=True)
class Row:
    """``days``: until the last day; below nought the authority is late."""

    title: str
    meta: Sequence[str]
    due_on: date
    days: int
    url: str

    @property
    def days_late(self) -> int:
        return max(0, -self.days)


@dataclass(frozen=True, slots=True)
class Answered:
    """Of one kind of authority."""

    name: Promise
    sent: int
    in_time: int
    late: int
    never: int


@dataclass(frozen=True, slots=True)
class Waiting:
    rows: Sequence[Row]
    more_url: str
    answered: Sequence[Answered]


def waiting(user: User, filters: WaitingFilter, place: str, today: date) -> Waiting:
    """A broken place shows the first page. Two queries at any size."""
    wanted = filters.wanted
    found = waiting_papers(user, wanted, after=read_place(place), most=PAGE_ROWS + 1)
    shown = found[:PAGE_ROWS]
    more = _more(filters, shown[-1]) if len(found) > PAGE_ROWS else ""
    return Waiting([_row(paper, today) for paper in shown], more, _answered(user, wanted, today))


def no_answer(paper: Paper, term: Term) -> str:
    """That the last day of an answer is over, in the words of a day."""
    return gettext("No answer since %(day)s from %(authority)s: %(paper)s") % {
        "day": f"{term.due_on:%d.%m.%Y}",
        "authority": _authority(paper),
        "paper": kinds()[paper.kind].title(reading_language().catalogue),
    }


def _authority(paper: Paper) -> str:
    return (
        words_of(paper.authority)[NAME]
        if paper.authority
        else str(addressees()[kinds()[paper.kind].addressee])
    )


def _row(paper: Paper, today: date) -> Row:
    assert paper.sent_on is not None
    assert paper.term is not None
    kind = kinds()[paper.kind]
    who = paper.case.responsible
    return Row(
        title=kind.title(reading_language().catalogue),
        meta=[
            _authority(paper),
            spoken(paper.case.reference),
            gettext("sent on %(day)s") % {"day": f"{paper.sent_on:%d.%m.%Y}"},
            name_of(who).short if who else "—",
        ],
        due_on=paper.term.due_on,
        days=(paper.term.due_on - today).days,
        url=reverse("desk:case_paper", args=[paper.case_id, paper.pk]),
    )


def _answered(user: User, wanted: Wanted, today: date) -> list[Answered]:
    counted, words = replies(user, wanted, today - YEAR, today), addressees()
    return [
        Answered(
            words[one],
            sum(of_one.values()),
            of_one[Reply.IN_TIME],
            of_one[Reply.LATE],
            of_one[Reply.NEVER],
        )
        for one in words
        if (of_one := counted.get(one))
    ]


def _more(filters: WaitingFilter, last: Paper) -> str:
    assert last.term is not None
    asked = {name: value for name, value in filters.data.items() if name in filters.fields and value}
    place = place_of(last.term.due_on, last.pk)
    return f"{reverse('desk:papers_waiting')}?{urlencode({**asked, 'after': place})}"
