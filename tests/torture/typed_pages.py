"""Every page that takes something typed: its form, what a sound answer looks like, and who types it."""

from datetime import timedelta

from django.utils import timezone

from jardam.accounts import forms as account_forms
from jardam.desk import alias_forms
from jardam.desk import forms as desk_forms
from jardam.desk import identity as desk_identity
from jardam.desk.branches import BranchForm
from jardam.desk.call_form import CallForm
from jardam.desk.reckoning import BesideCallForm, ReckoningForm
from jardam.desk.views import legal, line, lists, my_day, steps
from jardam.knowledge import forms as knowledge_forms
from jardam.knowledge import head_forms
from jardam.outreach import forms as outreach_forms
from jardam.practice import forms as practice_forms
from jardam.quality import complaint_forms, review_forms
from jardam.quality import forms as quality_forms
from jardam.reception import forms as reception_forms
from jardam.registers import forms as register_forms
from jardam.rota import forms as rota_forms
from jardam.services import forms as service_forms
from tests.access_matrix.matrix import (
    AN_OPERATOR,
    BROUGHT,
    KNOWN,
    MISSED,
    OWN,
    OWN_OPEN,
    PROMISED,
    REQUESTED,
    RINGING,
)
from tests.torture.bank import BANK, BANK_ACCEPTED
from tests.torture.cards import CARD_DECIDED, CARD_HEAD, CARD_SIGN, CARD_TEXT
from tests.torture.care import CARE_ACCEPTED, CARE_TYPED
from tests.torture.casework import CASEWORK, CASEWORK_ACCEPTED
from tests.torture.claims import CLAIMS, CLAIMS_ACCEPTED
from tests.torture.collective import COLLECTIVE, COLLECTIVE_ACCEPTED
from tests.torture.exhibits import EXHIBITS, EXHIBITS_ACCEPTED, EXHIBITS_NOTHING
from tests.torture.incidents import INCIDENTS, INCIDENTS_ACCEPTED
from tests.torture.lawmaking import LAWMAKING
from tests.torture.library_pages import LIBRARY, LIBRARY_ACCEPTED
from tests.torture.paperwork import PAPERWORK, PAPERWORK_ACCEPTED, PAPERWORK_NOTHING
from tests.torture.parties import PARTIES, PARTIES_ACCEPTED
from tests.torture.partners import PARTNER_BUTTONS, PARTNERS, PARTNERS_ACCEPTED
from tests.torture.personal import PERSONAL, PERSONAL_ACCEPTED, PERSONAL_BUTTONS
from tests.torture.precedents import PRECEDENTS, PRECEDENTS_ACCEPTED
from tests.torture.problems import PROBLEMS, PROBLEMS_ACCEPTED
from tests.torture.referrals import REFERRAL_BUTTONS, REFERRALS, REFERRALS_ACCEPTED
from tests.torture.transfers import TRANSFER_BUTTONS, TRANSFERS, TRANSFERS_ACCEPTED
from tests.torture.typing import Typed

TODAY = timezone.localdate().isoformat()
TOMORROW = (timezone.localtime() + timedelta(days=1)).date().isoformat()
SOON = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")


LATE_PAY = {"amount": ["10000"], "due": ["2025-03-01"], "payment-0-on": [TODAY], "payment-0-sum": ["4000"]}
CALL = {
    "language": ["KY"],
    "client_kind": ["WORKER"],
    "phone": ["+996700123447"],
    "name": ["Азамат"],
    "person": ["other"],
    "stated": ["Айлык төлөбөйт"],
    "note": ["-"],
    "topics": ["B_UNPAID_WAGES"],
    "violence": ["NO"],
    "discrimination": ["NO"],
    "region": ["RU-MOW"],
    "sex": ["M"],
    "age_band": ["18-29"],
    "outcome": ["CALLBACK"],
    "kind": [""],
    "callback_at": [SOON],
    "callback_language": ["KY"],
    "may_leave_message": [""],
    "relation": [""],
    "permission": ["NOT_KNOWN"],
    "partner": [""],
    "reason": [""],
    "door": [""],
    "heard_from": [""],
    "heard_number": [""],
    "is_heavy": [""],
    "cards": ["WAGES_UNPAID:1"],
}
OWN_TOPIC = {
    "topic": ["B_CONTRACT"],
    "ru": ["Такси"],
    "ky": [""],
    "tg": [""],
    "uz": [""],
    "ro": [""],
    "en": [""],
}
LISTED = {"channel": ["PHONE"], "client_kind": ["INTERNAL"], "kind": [""], "sex": ["F"]}
LAW = {"words": ["392"], "region": ["RU"], "block": ["B"], "standing": ["RETOLD"]}
IDENTITY = {
    "name": ["Азамат"],
    "other_names": ["Azamat"],
    "phones": ["+996700123447"],
    "messengers": ["@azamat"],
    "birth": ["17.05.1990"],
    "proven_name": ["Нурбек уулу Азамат"],
    "nationality": ["KG"],
    "second_nationality": ["RU"],
    "talks": ["KY"],
    "reads": ["NO"],
    "filing": ["RU"],
    "address": ["Москва"],
    "when": ["после 20:00"],
    "how": ["-"],
    "may_say": ["-"],
    "must_not_know": ["-"],
    "seen": ["0" * 32],
}
COLLEAGUE = {
    "given": ["Айгүл"],
    "family": ["М."],
    "username": ["aigul-m"],
    "role": ["OPERATOR"],
    "branch": [""],
    "languages": ["KY"],
}
BRANCH = {"name_ru": ["Отделение"], "name_en": [""], "languages": ["KY"], "seen": [""]}
ORIENTATION = {
    "kind": ["SESSION"],
    "held_on": [TODAY],
    "region": ["KG"],
    "language": ["KY"],
    "women": ["2"],
    "men": ["3"],
    "checklists": ["5"],
    "cards": ["5"],
    "row": ["3f2b8e0c-7d64-4c0e-9a39-54f3c1f4a111"],
}
PRACTICE = {
    "situation": ["После отказа в школе"],
    "evidence": ["Приняли двоих"],
    "region": ["RU-MOW"],
    "name": ["Защита ребёнка"],
    "words": ["Сначала спрашиваем, в безопасности ли он."],
    "branch": [""],
    "brought": ["Коллеги"],
    "topic": ["B_CONTRACT"],
}
HANDED = {
    "from_branch": [""],
    "to_branch": [""],
    "handed_on": ["2026-11-02"],
    "how": ["TRAINING"],
    "learned": ["3"],
    "answers_for": [""],
    "look_on": [""],
}
LOOK = {"outcome": ["ADAPTED"], "words": ["Вдвоём"], "again_on": [""], "seen": ["1"]}
OFFER = {
    "seen": [""],
    "ways": ["PHONE"],
    "languages": ["RU", "KY"],
    "has_woman_for_woman": ["on"],
    "words": ["Второй этаж"],
    "since_on": [TODAY],
}
ASKED = {"language": ["KY"], "wish": ["N"]}
SLOT = ASKED | {
    "contact": [""],
    "from_day": [""],
    "slot": ["0_2026-11-23T10:00:00+03:00_2026-11-23T10:30:00+03:00"],
}
WAYS = {"sex": ["F"], "room": ["2"], "is_remote": [""], "is_active": ["on"]}
AWAY = {"user": [""], "kind": ["SICK"], "until": [TOMORROW]}
SHIFT = {
    "user": [""],
    "day": [TOMORROW],
    "start": ["08:00"],
    "end": ["20:00"],
    "state": ["ASKED"],
    "anyway": ["1"],
}
TRAINING = {
    "user": [""],
    "course": ["LABOUR_LAW"],
    "passed_on": ["2026-01-09"],
    "expires_on": [""],
    "topics": [""],
}
CODE = {"code": ["123456"], "credential": ["{}"]}
DAYS = {"first": ["2026-11-01"], "last": ["2026-11-22"]}
MARKS = {
    "UNDERSTOOD": ["YES"],
    "SCREENED": ["NO"],
    "ANSWER_FITS": ["YES"],
    "FOLLOWED": ["NOT_APPLICABLE"],
    "SAFE": ["YES"],
    "RESPECT": ["YES"],
    "remark": ["-"],
}
COMPLAINT = {
    "came": ["PHONE"],
    "about": ["RUDENESS"],
    "words": ["-"],
    "is_anonymous": [""],
    "reply_to": ["-"],
    "colleague": [""],
    "reference": [""],
}
YEAR = {"year": ["2026"]}
MONTH = {"month": ["2026-11"]}
SPAN = DAYS | {"language": ["KY"], "topic": [""], "region": [""]}
COLUMNS = {
    **{f"column_{place}": ["SKIP"] for place in range(9)},
    "column_1": ["DATE"],
    "column_2": ["LANGUAGE"],
    "column_3": ["TOPIC"],
    "order": ["DAY_FIRST"],
    "fallback_LANGUAGE": [""],
    "fallback_TOPIC": [""],
    "fallback_CHANNEL": ["PHONE"],
}

PAGES = [
    *LIBRARY,
    *CASEWORK,
    *PERSONAL,
    *CLAIMS,
    *PAPERWORK,
    *EXHIBITS,
    *INCIDENTS,
    *PROBLEMS,
    *REFERRALS,
    *TRANSFERS,
    *PARTNERS,
    *PRECEDENTS,
    *PARTIES,
    *COLLECTIVE,
    Typed(
        "accounts:sign_in", {"username": ["amina"], "password": ["x"], "next": ["/"]}, account_forms.SignIn
    ),
    Typed("accounts:sign_in_with_passkey", {"credential": ["{}"], "next": ["/"]}),
    Typed("accounts:second_factor", CODE, account_forms.Code),
    Typed("accounts:lock", {"password": ["x"], "next": ["/"]}, account_forms.Unlock),
    Typed("accounts:again", {"password": ["x"], "code": ["123456"], "next": ["/"]}, account_forms.Again),
    Typed("accounts:screen_language", {"language": ["en"], "next": ["/"]}, account_forms.ScreenLanguage),
    Typed("accounts:languages", {"languages": ["KY"]}, account_forms.Spoken),
    Typed(
        "accounts:password",
        {"old": ["x"], "password": ["four words nobody joins"], "repeated": ["four words nobody joins"]},
        account_forms.NewPassword,
    ),
    Typed("accounts:app", CODE, account_forms.FirstCode),
    Typed("accounts:passkey", {"credential": ["{}"]}),
    Typed("accounts:recovery_codes", CODE, account_forms.RehearsedCode),
    Typed("accounts:new_colleague", COLLEAGUE, account_forms.NewColleague),
    Typed("accounts:role", {"role": ["OPERATOR"]}, account_forms.ChosenRole, AN_OPERATOR),
    Typed("accounts:name", {"given": ["Айгүл"], "family": ["М."]}, account_forms.Name, AN_OPERATOR),
    Typed("desk:call_start", {"channel": ["PHONE"]}),
    Typed("desk:call_draft", CALL | {"revision": ["0"], "tab": ["a"]}, CallForm, OWN_OPEN),
    Typed("desk:call_said", CALL, CallForm, OWN_OPEN),
    Typed("desk:call_close", CALL, CallForm, OWN_OPEN),
    Typed("desk:call_partners", CALL, CallForm, OWN_OPEN),
    Typed("desk:step_move", {"state": ["SENT"], "remark": ["-"]}, steps.MoveForm, PROMISED),
    Typed("desk:call_earlier", {"phone": ["+996700123447"]}, None, OWN_OPEN),
    Typed("desk:callback_end", {"result": ["TRY_AGAIN"], "due_at": [SOON]}, my_day.EndForm, PROMISED),
    Typed("desk:line_seat", {"extension": ["101"]}, line.SeatForm),
    Typed("desk:missed_call_end", {"result": ["NOBODY_ANSWERED"], "attempt": ["1"]}, line.EndForm, MISSED),
    Typed("desk:answers", {"words": ["айлык"], "language": ["KY"]}),
    Typed("portal:calculator", LATE_PAY, relation=KNOWN),
    Typed("portal:questions", {"words": ["айлык"]}, relation=KNOWN),
    Typed(
        "desk:answers_found",
        {"words": ["зарплата"], "stated": [""], "shown": [""], "open": [""], "language": ["RU"]},
    ),
    Typed("desk:answers_practices", {"words": ["зарплата"], "stated": [""]}),
    Typed("desk:card_places", {"region": ["RU-MOW"]}, relation=KNOWN),
    Typed("desk:answers_none_fits", {"words": ["зарплата"]}),
    Typed("desk:answers_picked", {"typed": ["зарплата"], "code": ["WAGES_UNPAID"]}),
    Typed("desk:alias", {"reason": ["-"]}, alias_forms.WithdrawAliasForm, KNOWN),
    Typed("desk:aliases", {"after": ["2026-11-01_x"]}, None, "", "GET"),
    Typed("desk:answers_protection", {"violence": ["YES"], "language": ["RU"]}),
    Typed("desk:law", LAW, desk_forms.GroundFilter),
    Typed("desk:calculator", LATE_PAY, ReckoningForm, KNOWN),
    Typed("desk:call_calculator", LATE_PAY, BesideCallForm, OWN_OPEN),
    Typed("desk:call_answer_put", LATE_PAY, BesideCallForm, OWN_OPEN),
    *LAWMAKING,
    Typed("desk:find", {"words": ["Азамат"]}, desk_forms.FindForm),
    Typed("desk:person_identity_edit", IDENTITY, desk_identity.IdentityForm, KNOWN),
    Typed("desk:person_opener_add", {"colleague": [""]}, desk_forms.ColleagueForm, KNOWN),
    Typed("desk:person_opener_remove", {"colleague": [""]}, desk_forms.ColleagueForm, KNOWN),
    Typed("desk:person_restrict", {"openers": [""]}, desk_forms.OpenersForm, KNOWN),
    Typed("desk:person_erase", {"sure": [""]}, None, KNOWN),
    Typed("desk:list_door", {"channel": ["PHONE"], "name": ["8-800"]}, lists.DoorForm),
    Typed("accounts:branch", {"branch": [""]}, account_forms.ChosenBranch, AN_OPERATOR),
    Typed(
        "desk:legal", {"name": ["Фонд"], "address": ["Москва"], "seen": [""]}, legal.LegalForm, reads="seen"
    ),
    Typed("desk:list_branch", BRANCH | {"name_ru": ["Новое"]}, BranchForm),
    Typed("desk:branch", BRANCH, BranchForm, KNOWN),
    Typed("practice:add", PRACTICE, practice_forms.PracticeForm),
    Typed("practice:change", PRACTICE | {"seen": ["1"]}, practice_forms.ChangeForm, KNOWN),
    Typed("practice:withdraw", {"reason": ["устарело"]}, practice_forms.WithdrawForm, KNOWN),
    Typed("practice:hand", HANDED, practice_forms.HandForm, KNOWN),
    Typed("practice:look", LOOK, practice_forms.LookForm, KNOWN),
    Typed("practice:practices", {"before": ["5"]}, None, "", "GET"),
    Typed("desk:list_topic", OWN_TOPIC, lists.TopicForm),
    Typed("desk:theme", {"theme": ["dark"], "next": ["/"]}),
    Typed(
        "reception:ticket_take",
        {"language": ["UZ"], "wish": ["F"], "block": ["A"], "urgency": ["CHILD"]},
        reception_forms.EntryForm,
    ),
    Typed("reception:ticket_move", {"move": ["LEFT"]}, None, KNOWN),
    Typed("reception:ticket_language", {"language": ["UZ"]}, reception_forms.LanguageForm, KNOWN),
    Typed("reception:hold", SLOT, reception_forms.SlotForm),
    Typed("reception:wait", ASKED | {"contact": [""], "from_day": [""]}, reception_forms.AskForm),
    Typed("reception:confirm", {"note": ["-"], "may_remind": ["on"]}, reception_forms.ConfirmForm, OWN),
    Typed("reception:appointment_move", {"move": ["ARRIVED"]}, None, KNOWN),
    Typed("reception:adviser_add", WAYS | {"user": [""]}, reception_forms.AdviserForm),
    Typed("reception:adviser", WAYS, reception_forms.WaysForm, KNOWN),
    Typed(
        "reception:hours_add",
        {"weekdays": ["0"], "opens": ["10:00"], "closes": ["12:00"], "length": ["30"]},
        reception_forms.HoursForm,
        KNOWN,
    ),
    Typed(
        "reception:closure_add",
        {"adviser": [""], "first_day": ["2026-12-31"], "last_day": ["2027-01-08"]},
        reception_forms.ClosureForm,
    ),
    Typed(
        "reception:door",
        {"grace_minutes": ["15"], "is_closed_on_holidays": ["on"]},
        reception_forms.DoorForm,
    ),
    Typed("rota:away", AWAY, rota_forms.AbsenceForm),
    Typed("rota:assign", SHIFT, rota_forms.AssignForm),
    Typed("rota:promises", {"KY_from": ["0"], "KY_to": ["24"]}, rota_forms.DemandForm),
    Typed("rota:training_add", TRAINING, rota_forms.TrainingForm),
    Typed("rota:handover", {"text": ["-"]}, rota_forms.HandoverForm),
    Typed("rota:answer", {"answer": ["no"]}, None, OWN),
    Typed("rota:decide", {"decision": ["refuse"], "line": [""]}, None, KNOWN),
    Typed(
        "quality:debrief_add",
        {"user": [""], "held_on": ["2026-11-20"], "held_with": [""]},
        quality_forms.DebriefForm,
    ),
    Typed(
        "quality:terms",
        {"heavy_weight": ["3"], "debrief_after": ["3"], "debrief_days": ["7"]},
        quality_forms.LoadTermsForm,
    ),
    Typed("quality:sample_draw", {"month": ["2024-02"], "size": ["5"]}, review_forms.DrawForm),
    Typed("quality:samples", {"before": ["5"]}, None, "", "GET"),
    Typed("quality:review", MARKS, review_forms.ReviewForm, KNOWN),
    Typed("quality:complaint_add", COMPLAINT, complaint_forms.ComplaintForm),
    Typed("quality:complaint_term", {"complaint_days": ["10"]}, complaint_forms.TermForm),
    Typed(
        "quality:complaint_move",
        {"state": ["LOOKED_INTO"], "answer": [""], "note": ["-"]},
        complaint_forms.MoveForm,
        KNOWN,
    ),
    Typed("quality:complaint_owner", {"owner": [""]}, complaint_forms.OwnerForm, KNOWN),
    Typed("quality:complaints", {"before": ["5"]}, None, "", "GET"),
    Typed("knowledge:edit", CARD_TEXT, knowledge_forms.TextForm, KNOWN),
    Typed("knowledge:head", CARD_HEAD, head_forms.HeadForm, KNOWN),
    Typed("knowledge:take", {"file": ["x"], "why": ["-"]}, knowledge_forms.CardFileForm),
    Typed("knowledge:sign", CARD_SIGN, knowledge_forms.SignForm, KNOWN),
    Typed("knowledge:decide", CARD_DECIDED, knowledge_forms.DecideForm, KNOWN),
    Typed("services:offer", OFFER, service_forms.OfferForm, KNOWN),
    Typed("services:end", {"seen": [""], "until_on": [TODAY]}, service_forms.EndForm, KNOWN),
    # asked by address, not by form
    Typed("services:delivery", MONTH, None, "", "GET"),
    Typed("services:network", {"centre": ["krasnodar"]}, None, "", "GET"),
    Typed("rota:overview", {"language": ["KY"], "hole": ["x"], "day": ["2026-11-25"]}, None, "", "GET"),
    Typed("rota:shifts", {"day": ["2026-11-25"]}, None, "", "GET"),
    Typed("reception:book", ASKED | {"from_day": [""], "contact": [""]}, reception_forms.AskForm, "", "GET"),
    Typed("reception:days", {"day": ["2026-11-22"]}, reception_forms.DayForm, "", "GET"),
    Typed("reception:counts", DAYS, reception_forms.SpanForm, "", "GET"),
    Typed("registers:upload", {"file": ["x"]}, register_forms.UploadForm),
    Typed("registers:columns", COLUMNS, register_forms.ColumnsForm, BROUGHT),
    Typed("registers:words", {"word_0": [""]}, register_forms.WordsForm, BROUGHT),
    Typed(
        "registers:export_ask",
        SPAN | {"extras": ["PHONES"], "reason": ["для прокуратуры, по запросу"]},
        register_forms.AskForm,
    ),
    Typed("registers:export_decide", {"answer": ["no"]}, None, REQUESTED),
    Typed(
        "registers:export_fetch",
        {"password": ["four words nobody joins"]},
        register_forms.FetchForm,
        REQUESTED,
    ),
    # asked by address, not by form
    Typed("registers:export_file", SPAN | {"form": ["csv"]}, register_forms.SpanForm, "", "GET"),
    Typed(
        "desk:contacts",
        DAYS
        | {"language": ["KY"], "topic": [""], "outcome": [""], "region": [""], "branch": [""], "after": [""]}
        | LISTED,
        desk_forms.ContactFilter,
        "",
        "GET",
    ),
    Typed("desk:counts", DAYS, desk_forms.PeriodForm, "", "GET"),
    Typed("quality:month", MONTH, None, "", "GET"),
    Typed("quality:mouth", MONTH, None, "", "GET"),
    Typed("quality:load", MONTH, None, "", "GET"),
    *BANK,
    Typed("yearly:year", YEAR, None, "", "GET"),
    Typed("yearly:take", YEAR | {"form": ["csv"]}, None, "", "GET"),
    Typed("yearly:rows", YEAR | {"figure": ["HELPED"], "part": ["WOMEN"], "after": [""]}, None, "", "GET"),
    Typed(
        "quality:rows", MONTH | {"figure": ["LANGUAGE"], "language": ["KY"], "after": [""]}, None, "", "GET"
    ),
    *CARE_TYPED,
    Typed("outreach:add", ORIENTATION, outreach_forms.OrientationForm),
    Typed("desk:slip", {"language": ["ky"], "number": ["no"]}, None, OWN_OPEN, "GET"),
    Typed("desk:audit", {"before": ["5"]}, None, "", "GET"),
    Typed("accounts:sign_in", {"next": ["/"]}, None, "", "GET"),
]
ACCEPTED = {
    *LIBRARY_ACCEPTED,
    *CASEWORK_ACCEPTED,
    *CLAIMS_ACCEPTED,
    *PAPERWORK_ACCEPTED,
    *PERSONAL_ACCEPTED,
    *EXHIBITS_ACCEPTED,
    *INCIDENTS_ACCEPTED,
    *PROBLEMS_ACCEPTED,
    *REFERRALS_ACCEPTED,
    *TRANSFERS_ACCEPTED,
    *PARTNERS_ACCEPTED,
    *PRECEDENTS_ACCEPTED,
    *PARTIES_ACCEPTED,
    *COLLECTIVE_ACCEPTED,
    "knowledge:edit",
    "knowledge:head",
    "knowledge:sign",
    "knowledge:decide",
    "services:offer",
    "services:delivery",
    "services:network",
    "accounts:screen_language",
    "accounts:languages",
    "accounts:new_colleague",
    "accounts:role",
    "accounts:name",
    "desk:call_start",
    "desk:call_draft",
    "desk:call_said",
    "desk:call_partners",
    "desk:call_close",
    "desk:call_earlier",
    "desk:callback_end",
    "desk:step_move",
    "accounts:branch",
    "desk:list_door",
    "desk:list_topic",
    "desk:legal",
    "desk:list_branch",
    "desk:branch",
    "practice:add",
    "practice:change",
    "practice:withdraw",
    "practice:look",
    "practice:practices",
    "desk:line_seat",
    "desk:missed_call_end",
    "desk:answers",
    "portal:questions",
    "portal:calculator",
    "desk:answers_found",
    "desk:answers_practices",
    "desk:answers_protection",
    "desk:answers_none_fits",
    "desk:answers_picked",
    "desk:alias",
    "desk:aliases",
    "desk:card_places",
    "desk:law",
    "desk:calculator",
    "desk:call_calculator",
    *(page.page for page in LAWMAKING),
    "desk:find",
    "desk:theme",
    "desk:contacts",
    "desk:counts",
    *CARE_ACCEPTED,
    "desk:audit",
    "desk:slip",
    "reception:ticket_take",
    "reception:ticket_move",
    "reception:ticket_language",
    "reception:confirm",
    "reception:appointment_move",
    "reception:adviser",
    "reception:closure_add",
    "reception:door",
    "reception:book",
    "reception:days",
    "reception:counts",
    "quality:month",
    "quality:mouth",
    "quality:load",
    *BANK_ACCEPTED,
    "yearly:year",
    "yearly:take",
    "yearly:rows",
    "quality:rows",
    "quality:terms",
    "quality:samples",
    "quality:review",
    "quality:complaint_add",
    "quality:complaint_term",
    "quality:complaint_move",
    "quality:complaints",
    "rota:overview",
    "rota:shifts",
    "registers:columns",
    "registers:words",
    "registers:export_ask",
    "registers:export_decide",
    "registers:export_file",
}
"""Where the sound values are taken; elsewhere a proof is asked for that a test of texts cannot give."""

NOTHING_TYPED = {
    **EXHIBITS_NOTHING,
    **PAPERWORK_NOTHING,
    **PERSONAL_BUTTONS,
    **REFERRAL_BUTTONS,
    **TRANSFER_BUTTONS,
    **PARTNER_BUTTONS,
    "incidents:witnesses": KNOWN,
    "desk:collective_confirm": KNOWN,
    "desk:template_retire": KNOWN,
    "desk:case_calendar": "",
    "desk:case_calendar_end": "",
    "desk:call_answer_drop": OWN_OPEN,
    "knowledge:po": KNOWN,
    "outreach:take_back": KNOWN,
    "desk:change_confirm": KNOWN,
    "desk:change_discard": KNOWN,
    "desk:notices": KNOWN,
    "desk:facility_close": KNOWN,
    "desk:capacity_verify": KNOWN,
    "desk:agreement_end": KNOWN,
    "accounts:sign_out": "",
    "accounts:end_other_sessions": "",
    "accounts:end_session": OWN,
    "accounts:remove_factor": OWN,
    "accounts:make_recovery_codes": "",
    "accounts:reset": AN_OPERATOR,
    "accounts:close": AN_OPERATOR,
    "desk:callback_number": PROMISED,
    "desk:call_discard": OWN_OPEN,
    "desk:call_draft_key": OWN_OPEN,
    "desk:list_turn": KNOWN,
    "desk:own_item_turn": KNOWN,
    "desk:case_cover_end": KNOWN,
    "desk:line_take": RINGING,
    "desk:missed_call_return": MISSED,
    "desk:person_identity": KNOWN,
    "line:events": "",  # refused before it is read: tests of its own read and refuse anything
    "reception:release": OWN,
    "reception:wish_drop": KNOWN,
    "reception:call_next": KNOWN,
    "reception:closure_remove": KNOWN,
    "reception:hours_remove": KNOWN,
    "rota:ask": "",
    "rota:back": OWN,
    "rota:cancel": OWN,
    "rota:handover_seen": KNOWN,
    "rota:shift_ask": OWN,
    "quality:words": KNOWN,
    "registers:rehearse": BROUGHT,
    "registers:run": BROUGHT,
    "registers:undo": BROUGHT,
    "registers:discard": BROUGHT,
}
"""Pages with a button and no field; what is sent along all the same must not matter."""
