"""What is typed into the pages of cases."""

from datetime import timedelta

from django.utils import timezone

from jardam.cases.reading import indicators
from jardam.desk.casework import checklist_forms as lists
from jardam.desk.casework import forms, term_forms
from jardam.desk.casework.check_in_forms import CheckInForm, ClosingForm
from jardam.desk.casework.checklist_forms import SIGN
from jardam.desk.casework.team_forms import CoverForm, JoinForm, PartForm, WeighForm
from jardam.kernel.ids import day_uuid
from tests.access_matrix.matrix import COLLEAGUES_CLOSED, ENDED, KNOWN
from tests.torture.typing import Typed

TODAY = timezone.localdate().isoformat()
SOON = (timezone.localdate() + timedelta(days=5)).isoformat()
OPENED = {
    "case_id": [str(day_uuid())],
    "track": ["WAGES"],
    "topic": ["B_UNPAID_WAGES"],
    "title": ["зарплата"],
    "stated": ["Айлык бербейт"],
    "what": ["позвонить"],
    "day": [SOON],
    "weight": ["2"],
}
WENT_ON = {
    "seen": ["2"],
    "is_done": ["yes"],
    "text": ["отнесли"],
    "what": ["ждать ответа"],
    "day": [SOON],
}
RUNS = {
    "seen": ["2"],
    "kind": ["own"],
    "happened": [""],
    "day": [SOON],
    "about": ["обещали ответить"],
    "text": [""],
}
ENDS = {"seen": ["2"], "ending": ["LEFT"], "text": [""], "ask": ["PHONE"], "language": ["KY"]}
TELLS = {
    "seen": ["4"],
    "state": ["ANSWERED"],
    "told": ["GOOD"],
    "text": ["заплатили"],
    "result": ["PARTLY"],
    "ours": ["не всё"],
}
COVER = {
    "cover_id": [str(day_uuid())],
    "away": [""],
    "stand_in": [""],
    "first": [TODAY],
    "last": [SOON],
}
SIGNS = {f"{SIGN}{sign.code}": ["YES"] for sign in indicators().signs}
OWN_ITEM = {
    "item_id": [str(day_uuid())],
    "track": ["WAGES"],
    "group": ["SAFETY"],
    "ru": ["Позвонить в общежитие"],
    "en": ["Call the hostel"],
}
LISTED = {"whose": ["all"], "state": ["closed"], "track": ["WAGES"]}

CASEWORK = [
    Typed("desk:cases", LISTED | {"after": [f"{TODAY}_{day_uuid()}"]}, forms.CaseFilter, "", "GET"),
    Typed("desk:case_open", OPENED, forms.OpenForm),
    Typed("desk:case_open_contact", OPENED, forms.OpenForm, COLLEAGUES_CLOSED),
    Typed("desk:case_open_person", OPENED, forms.OpenForm, KNOWN),
    Typed("desk:case", {"before": ["5"]}, None, KNOWN, "GET"),
    Typed("desk:case_timeline", {"after": [f"{TODAY}_entry_1"], "kind": ["entry"]}, None, KNOWN, "GET"),
    Typed("desk:case_files", {"before": ["5"]}, None, KNOWN, "GET"),
    Typed("desk:case_papers", {"before": [f"{TODAY}_{day_uuid()}"]}, None, KNOWN, "GET"),
    Typed("desk:case_note", {"seen": ["2"], "text": ["звонил"], "day": [TODAY]}, forms.NoteForm, KNOWN),
    Typed("desk:case_next", WENT_ON, forms.NextForm, KNOWN),
    Typed("desk:case_stage", {"seen": ["2"], "stage": ["COURT"], "text": [""]}, forms.StageForm, KNOWN),
    Typed(
        "desk:case_need_add",
        {"seen": ["2"], "topic": ["B_CONTRACT"], "text": ["договор"]},
        forms.NeedForm,
        KNOWN,
    ),
    Typed("desk:case_need", {"seen": ["2"], "view": ["ASSESSED"], "text": ["-"]}, forms.ViewForm, KNOWN),
    Typed("desk:case_term_add", RUNS, term_forms.TermForm, KNOWN),
    Typed(
        "desk:case_term_move",
        {"seen": ["2"], "happened": [""], "day": [SOON], "text": ["раньше"]},
        term_forms.MoveTermForm,
        KNOWN,
    ),
    Typed(
        "desk:case_term_end",
        {"seen": ["2"], "state": ["MET"], "text": [""], "kept_on": [""]},
        term_forms.EndTermForm,
        KNOWN,
    ),
    Typed("desk:case_hand", {"seen": ["2"], "colleague": [""], "text": [""]}, forms.HandForm, KNOWN),
    Typed("desk:case_bar", {"seen": ["2"], "colleague": [""], "text": ["-"]}, forms.BarForm, KNOWN),
    Typed("desk:case_let_in", {"seen": ["2"], "colleague": [""], "text": ["-"]}, forms.BarForm, KNOWN),
    Typed("desk:case_close", ENDS, ClosingForm, KNOWN),
    Typed("desk:case_check_in", TELLS, CheckInForm, ENDED),
    Typed("desk:case_item", {"seen": ["2"], "state": ["DONE"], "text": ["-"]}, lists.ItemForm, KNOWN),
    Typed("desk:case_track", {"seen": ["2"], "track": ["CHILD"], "text": ["-"]}, lists.TrackForm, KNOWN),
    Typed("desk:case_signs", SIGNS | {"seen": ["2"], "text": ["-"]}, lists.SignsForm, KNOWN),
    Typed("desk:case_join", {"seen": ["2"], "colleague": [""], "text": ["-"]}, JoinForm, KNOWN),
    Typed("desk:case_part", {"seen": ["2"], "colleague": [""], "text": ["-"]}, PartForm, KNOWN),
    Typed(
        "desk:case_weigh",
        {"seen": ["2"], "weight": ["4"], "is_strategic": ["yes"], "text": ["-"]},
        WeighForm,
        KNOWN,
    ),
    Typed("desk:case_cover_add", COVER, CoverForm),
    Typed("desk:own_item_add", OWN_ITEM, lists.OwnItemForm),
    Typed(
        "desk:case_reopen",
        {"seen": ["4"], "text": [""], "what": ["написать"], "day": [SOON]},
        forms.ReopenForm,
        ENDED,
    ),
]
CASEWORK_ACCEPTED = {page.page for page in CASEWORK} - {
    "desk:case_hand",
    "desk:case_join",
    "desk:case_part",
    "desk:case_cover_add",
    "desk:case_bar",
    "desk:case_let_in",
    "desk:case_close",  # a term runs in it
}
