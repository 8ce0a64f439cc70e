"""The access matrix: for every page who may ask for what, by role and by how the thing stands to them.

Read a row so: the page, its methods, and for each relation who may know of the thing (`sees`, else 404)
and who may do it (`may`, else 403). Things of another centre and things that do not exist are not
written down: nobody sees either, and both get the same answer.
"""

from tests.access_matrix.actors import (
    ADMINISTRATORS_OF_NETWORK,
    AUDITORS,
    BANK_READERS,
    CASE,
    CENTRE,
    COMPLAINT_READERS,
    COUNTERS,
    DECIDERS,
    DOORKEEPERS,
    EDITORS,
    EVERYBODY,
    HEADS,
    HELPERS,
    INSIDERS,
    LAW_KEEPERS,
    LINE_WORKERS,
    MANAGERS,
    NETWORK,
    NOBODY,
    PRACTICE_READERS,
    READERS,
    RECORDERS,
    REVEALERS,
    ROLE_READERS,
    SETTLERS,
    SHIFT_WORKERS,
    STAFF_READERS,
    WALL_READERS,
    Group,
)
from tests.access_matrix.table import DONE, Access, Page, closed, only, page, to

OWN_OPEN = "one's own open contact"
OWN_CLOSED = "one's own closed contact"
COLLEAGUES_OPEN = "a colleague's open contact"
COLLEAGUES_CLOSED = "a colleague's closed contact"
WAITING = "a colleague's contact in which a callback waits"
OF_RESTRICTED = "of a person whose file is closed"
OF_ERASED = "of an erased person"
PROMISED = "a waiting callback"
ENDED = "an ended callback"
CASE_ASKED = "a case that is asked for"
RINGING = "a call that rings"
MISSED = "a missed call that waits"
MISSED_ENDED = "a missed call that was returned"
KNOWN = "a known one"
RESTRICTED = "a person whose file is closed"
ERASED = "an erased person"
ONESELF = "oneself"
AN_OPERATOR = "an operator of the centre"
A_HEAD = "the head of the centre"
OF_NETWORK = "an administrator of the network"
OWN = "one's own"
ABOUT_ONESELF = "about oneself"
COLLEAGUES = "a colleague's"
UNSPOKEN = "in a language that nobody speaks"
UNKNOWN = "one that nobody knows"
PRACTICE_NOTE = "a note on practice"
IN_USE = "one that a second person approved"
BROUGHT = "a register just brought"
IMPORTED = "a register that was imported"
DECIDED = "one that two people confirmed"
REQUESTED = "a request that waits for a second person"
THEIRS = "another centre's"
MISSING = "one that does not exist"
UNSEEN = (THEIRS, MISSING)
LIBRARY = """
    agreement material material_withdraw copy_add copy_decide copy_withdraw copy_file issue issue_source issue_own issue_approve
    issue_paper item_move clarification clarification_add clarification_withdraw term
    wording_propose wording_decide leaflet evidence_add evidence_withdraw
"""
OF_NO_CENTRE = frozenset(
    {
        *(f"library:{name}" for name in LIBRARY.split()),
        "desk:card",
        "desk:card_places",
        "desk:alias",
        "desk:parameter",
        "desk:change_enter",
        "desk:calendar",
        "desk:calculator",
        "desk:case_calendar_feed",
        "desk:organisation",
        "desk:organisation_change",
        "desk:agreement_add",
        "desk:organisation_service_add",
        "desk:organisation_service",
        "desk:organisation_place_add",
        "desk:organisation_place",
        "desk:organisation_retire",
        "desk:organisation_takes",
        "desk:capacity_note",
        "desk:capacity_verify",
        "desk:facility",
        "desk:facility_change",
        "desk:facility_close",
        "outreach:contact_card",
        "portal:questions",
        "portal:answer",
        "portal:calculator",
        "portal:referral",
        "portal:referral_door",
        *(f"api:{name}" for name in ("call", "partner", "issue", "system_key", "system_key_end")),
        "knowledge:history",
        "knowledge:head",
        "knowledge:edit",
        "knowledge:sign",
        "knowledge:json",
        "knowledge:po",
        "knowledge:draft",
        "knowledge:decide",
    }
)
"""Pages about what the whole network knows: nobody's, so nothing of another centre to be hidden."""


TOUCHED = Access(LAW_KEEPERS, LAW_KEEPERS & RECORDERS)
"""Answers that a change of the law touches: for those who keep it and may see contacts."""


def own_change(*done: int, methods: str = "POST") -> Page:
    """A step that only whoever entered a change takes, and only until it is confirmed."""
    keepers = {KNOWN: closed(LAW_KEEPERS), DECIDED: closed(LAW_KEEPERS)}
    return Page(methods, {OWN: only(LAW_KEEPERS, *done), **keepers})


def writing(*done: int, closed_already: tuple[int, ...] = (), methods: str = "POST") -> Page:
    """A step of a call: in one's own contact only, since two people never type into one page."""
    return Page(
        methods,
        {
            OWN_OPEN: only(RECORDERS, *done),
            OWN_CLOSED: only(RECORDERS, *(closed_already or done)),
            COLLEAGUES_OPEN: closed(CASE),
            COLLEAGUES_CLOSED: closed(CASE),
            WAITING: closed(HELPERS),
        },
    )


def managing(*done: int) -> Page:
    """Something done to a colleague's account: never to one that holds a right one does not hold oneself."""
    return Page(
        "POST",
        {
            ONESELF: closed(EVERYBODY),
            AN_OPERATOR: closed(CENTRE, may=HEADS) if not done else Access(CENTRE, HEADS, frozenset(done)),
            A_HEAD: Access(CENTRE, HEADS, frozenset(done) or DONE),
            OF_NETWORK: Access(NETWORK, ADMINISTRATORS_OF_NETWORK, frozenset(done) or DONE),
        },
    )


def planning(*done: int) -> Access:
    """Whoever works shifts sees it; only the head plans."""
    return Access(SHIFT_WORKERS, HEADS, frozenset(done))


def of_practice(may: Group, *done: int) -> Access:
    """Who reads practices knows of it; few of them write in it."""
    return Access(PRACTICE_READERS, may, frozenset(done))


def register(methods: str, brought: int, imported: int) -> Page:
    """A page about one register, for heads alone: what it answers before and after the register is in."""
    return Page(methods, {BROUGHT: only(HEADS, brought), IMPORTED: only(HEADS, imported)})


MATRIX: dict[str, Page] = {
    "health": page("GET HEAD", EVERYBODY, 200, is_public=True),
    "ui:gallery": page("GET HEAD", EVERYBODY, 200, is_public=True),
    # coming in and going out
    "accounts:sign_in": page("GET HEAD POST", EVERYBODY, 302, is_public=True),
    "accounts:sign_in_with_passkey": page("GET HEAD POST", EVERYBODY, 302, is_public=True),
    "accounts:second_factor": page("GET HEAD POST", EVERYBODY, 302, is_public=True),
    "accounts:sign_out": page(
        "POST", EVERYBODY, 302, is_on_the_way_in=True, is_open_when_locked=True, leads_out=True
    ),
    "accounts:lock": page(
        "GET HEAD POST", EVERYBODY, 200, 422, is_on_the_way_in=True, is_open_when_locked=True
    ),
    "accounts:screen_language": page("POST", EVERYBODY, 422, is_public=True),
    # my account
    "accounts:account": page("GET HEAD", EVERYBODY, 200),
    "accounts:again": page("GET HEAD POST", EVERYBODY, 200, 422, is_on_the_way_in=True),
    "accounts:languages": page("POST", EVERYBODY),
    "accounts:password": page("GET HEAD POST", EVERYBODY, 200, 422, is_on_the_way_in=True),
    "accounts:end_other_sessions": page("POST", EVERYBODY, 302),
    "accounts:end_session": Page("POST", {OWN: only(EVERYBODY, 302), COLLEAGUES: only(NOBODY)}),
    "accounts:factors": page("GET HEAD", EVERYBODY, 200, is_on_the_way_in=True),
    "accounts:app": page("GET HEAD POST", EVERYBODY, 200, 422, is_on_the_way_in=True),
    "accounts:passkey": page("GET HEAD POST", EVERYBODY, 200, 422, is_on_the_way_in=True),
    "accounts:remove_factor": Page("POST", {OWN: only(EVERYBODY, 302), COLLEAGUES: only(NOBODY)}),
    "accounts:recovery_codes": page("GET HEAD POST", EVERYBODY, 200, 422, is_on_the_way_in=True),
    "accounts:make_recovery_codes": page("POST", EVERYBODY, 302, is_on_the_way_in=True),
    # staff
    "accounts:staff": page("GET HEAD", STAFF_READERS, 200),
    "accounts:roles": page("GET HEAD", ROLE_READERS, 200),
    "accounts:new_colleague": page("GET HEAD POST", MANAGERS, 200, 422),
    "accounts:colleague": Page(
        "GET HEAD",
        {
            ONESELF: closed(EVERYBODY),
            AN_OPERATOR: closed(CENTRE, may=HEADS),
            A_HEAD: closed(CENTRE, may=HEADS),
            OF_NETWORK: closed(NETWORK, may=ADMINISTRATORS_OF_NETWORK),
        },
    ),
    "accounts:role": managing(422),
    "accounts:name": managing(422),
    "accounts:branch": managing(302),
    "accounts:reset": managing(200),
    "accounts:close": managing(302),
    "desk:theme": page("POST", EVERYBODY, 302),
    # my day
    "desk:my_day": page("GET HEAD", EVERYBODY, 200),
    "desk:queue": page("GET HEAD", EVERYBODY, 200),
    "desk:callback": Page(
        "GET HEAD", {PROMISED: only(HELPERS, 200), OF_RESTRICTED: closed(HELPERS), ENDED: only(NOBODY)}
    ),
    "desk:callback_number": Page(
        "POST",
        {
            PROMISED: Access(HELPERS, REVEALERS, frozenset({200})),
            OF_RESTRICTED: closed(HELPERS),
            ENDED: only(NOBODY),
        },
    ),
    "desk:callback_end": Page(
        "POST", {PROMISED: only(HELPERS, 422), OF_RESTRICTED: only(HELPERS, 422), ENDED: only(NOBODY)}
    ),
    # what must follow
    "desk:step": Page("GET HEAD", {PROMISED: only(HELPERS, 200), CASE_ASKED: only(CASE, 200)}),
    "desk:step_move": Page("POST", {PROMISED: only(HELPERS, 422), CASE_ASKED: only(CASE, 422)}),
    # the telephone line
    "line:events": page("POST", EVERYBODY, 401, is_public=True, is_signed=True),
    "desk:line": page("GET HEAD", LINE_WORKERS, 200),
    "desk:line_now": page("GET HEAD", LINE_WORKERS, 200),
    "desk:line_seat": page("POST", LINE_WORKERS, 422),
    "desk:line_take": Page("POST", {RINGING: only(LINE_WORKERS, 302)}),
    "desk:missed_call": Page("GET HEAD", {MISSED: only(LINE_WORKERS, 200), MISSED_ENDED: only(NOBODY)}),
    "desk:missed_call_return": Page("POST", {MISSED: only(LINE_WORKERS, 302), MISSED_ENDED: only(NOBODY)}),
    "desk:missed_call_end": Page("POST", {MISSED: only(LINE_WORKERS, 422), MISSED_ENDED: only(NOBODY)}),
    "desk:wall": page("GET HEAD", WALL_READERS, 200),
    "desk:wall_now": page("GET HEAD", WALL_READERS, 200),
    # a call
    "desk:call_start": page("POST", RECORDERS, 302),
    "desk:call": Page(
        "GET HEAD",
        {
            OWN_OPEN: only(RECORDERS, 200),
            OWN_CLOSED: only(RECORDERS, 302),
            COLLEAGUES_OPEN: closed(CASE),
            COLLEAGUES_CLOSED: closed(CASE),
            WAITING: closed(HELPERS),
        },
    ),
    "desk:call_draft": writing(422),
    "desk:call_draft_key": writing(200, closed_already=(204,)),
    "desk:call_said": writing(200),
    "desk:call_close": writing(302, 422, closed_already=(302,), methods="GET HEAD POST"),
    "desk:call_discard": writing(302, methods="GET HEAD POST"),
    "desk:call_partners": writing(200),
    "desk:call_earlier": writing(200),
    "desk:call_calculator": writing(200, 422, methods="GET HEAD POST"),
    "desk:call_answer_put": writing(422),
    "desk:call_answer_drop": writing(302),
    # the rota
    "rota:overview": page("GET HEAD", SHIFT_WORKERS, 200),
    "rota:mine": page("GET HEAD", SHIFT_WORKERS, 200),
    "rota:away": page("POST", SHIFT_WORKERS, 422),
    "rota:back": Page("POST", {OWN: only(SHIFT_WORKERS, 302), COLLEAGUES: planning(302)}),
    "rota:answer": Page("POST", {OWN: only(SHIFT_WORKERS, 302), COLLEAGUES: planning(302)}),
    "rota:shift_ask": Page("POST", {OWN: planning(302), COLLEAGUES: planning(302)}),
    "rota:cancel": Page("POST", {OWN: planning(302), COLLEAGUES: planning(302)}),
    "rota:shifts": page("GET HEAD", HEADS, 200),
    "rota:assign": page("GET HEAD POST", HEADS, 200, 422),
    "rota:promises": page("GET HEAD POST", HEADS, 200, 302),
    "rota:ask": page("POST", HEADS, 302),
    "rota:proposal": Page("GET HEAD", {KNOWN: only(SHIFT_WORKERS, 200)}),
    "rota:decide": Page("POST", {KNOWN: planning(302)}),
    "rota:trainings": page("GET HEAD", SHIFT_WORKERS, 200),
    "rota:training_add": page("GET HEAD POST", HEADS, 200, 422),
    "rota:handover": page("GET HEAD POST", RECORDERS, 200, 422),
    "rota:handover_seen": Page("POST", {KNOWN: only(RECORDERS, 302)}),
    # answers
    "desk:answers": page("GET HEAD POST", READERS, 200),
    "desk:answers_found": page("POST", READERS, 200),
    "desk:answers_practices": page("POST", READERS, 200),
    "desk:answers_protection": page("POST", READERS, 200),
    "desk:answers_none_fits": page("POST", READERS, 200),
    "desk:unanswered": page("GET HEAD", EDITORS, 200),
    "desk:answers_picked": page("POST", READERS, 204),
    "desk:aliases": page("GET HEAD", EDITORS, 200),
    "desk:aliases_export": page("GET HEAD", EDITORS, 200),
    "desk:alias": Page("GET HEAD POST", {KNOWN: to(EDITORS, 200, 422)}),
    "desk:card": Page(
        "GET HEAD",
        {KNOWN: Access(EVERYBODY, READERS, frozenset({200})), UNSPOKEN: closed(EVERYBODY - READERS)},
    ),
    "desk:card_places": Page("POST", {KNOWN: to(READERS, 200)}),
    "desk:law": page("GET HEAD POST", READERS, 200),
    "desk:parameter": Page(
        "GET HEAD",
        {KNOWN: Access(EVERYBODY, READERS, frozenset({200})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
    "desk:change_enter": Page(
        "GET HEAD POST",
        {
            KNOWN: Access(EVERYBODY, LAW_KEEPERS, frozenset({200, 422})),
            UNKNOWN: closed(EVERYBODY - LAW_KEEPERS),
        },
    ),
    "desk:changes": page("GET HEAD", LAW_KEEPERS, 200),
    "desk:reviews": page("GET HEAD", LAW_KEEPERS, 200),
    "desk:change": Page("GET HEAD", dict.fromkeys((OWN, KNOWN, DECIDED), only(LAW_KEEPERS, 200))),
    "desk:change_edit": own_change(200, 422, methods="GET HEAD POST"),
    "desk:change_row_remove": own_change(422),
    "desk:change_rehearse": own_change(422),
    "desk:change_confirm": Page(
        "POST", {OWN: closed(LAW_KEEPERS), KNOWN: only(LAW_KEEPERS, 302), DECIDED: only(LAW_KEEPERS, 302)}
    ),
    "desk:change_discard": Page("POST", dict.fromkeys((OWN, KNOWN, DECIDED), only(LAW_KEEPERS, 302))),
    "desk:change_withdraw": Page(
        "POST", {OWN: closed(LAW_KEEPERS), KNOWN: closed(LAW_KEEPERS), DECIDED: only(LAW_KEEPERS, 422)}
    ),
    "desk:touched": Page("GET HEAD", {KNOWN: TOUCHED, DECIDED: TOUCHED}),
    "desk:touched_told": Page("POST", {KNOWN: closed(LAW_KEEPERS), DECIDED: TOUCHED}),
    "desk:touched_call": Page("POST", {KNOWN: closed(LAW_KEEPERS), DECIDED: TOUCHED}),
    "desk:notices": Page("GET HEAD POST", {KNOWN: only(LAW_KEEPERS, 200, 302)}),
    "desk:notice": Page("GET HEAD POST", {KNOWN: only(LAW_KEEPERS, 200, 422)}),
    "desk:notice_release": Page("POST", {KNOWN: only(LAW_KEEPERS, 422)}),
    "desk:calendar": Page(
        "GET HEAD",
        {KNOWN: Access(EVERYBODY, READERS, frozenset({200})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
    # outreach
    "outreach:orientations": page("GET HEAD", RECORDERS, 200),
    "outreach:add": page("POST", RECORDERS, 422),
    "outreach:take_back": Page("POST", {KNOWN: Access(RECORDERS, HEADS, frozenset({302}))}),
    "outreach:contact_card": Page(
        "GET HEAD",
        {KNOWN: Access(EVERYBODY, RECORDERS, frozenset({200})), UNSPOKEN: closed(EVERYBODY - RECORDERS)},
    ),
    "desk:calculators": page("GET HEAD", READERS, 200),
    "desk:calculator": Page(
        "GET HEAD POST",
        {KNOWN: Access(EVERYBODY, READERS, frozenset({200, 422})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
    # the public's pages
    "portal:door": page("GET HEAD", EVERYBODY, 302, is_public=True),
    "portal:questions": Page(
        "GET HEAD POST",
        {KNOWN: only(EVERYBODY, 200), UNSPOKEN: closed(NOBODY)},
        is_public=True,
        changes_nothing=True,
    ),
    "portal:calculator": Page(
        "GET HEAD POST",
        {KNOWN: only(EVERYBODY, 200, 422), UNSPOKEN: closed(NOBODY)},
        is_public=True,
        changes_nothing=True,
    ),
    "portal:answer": Page(
        "GET HEAD", {KNOWN: only(EVERYBODY, 200), UNSPOKEN: closed(NOBODY)}, is_public=True
    ),
    # contacts and people
    "desk:contacts": page("GET HEAD", RECORDERS, 200),
    "desk:contact": Page(
        "GET HEAD",
        {
            OWN_OPEN: only(RECORDERS, 200),
            OWN_CLOSED: only(RECORDERS, 200),
            COLLEAGUES_OPEN: only(CASE, 200),
            COLLEAGUES_CLOSED: only(CASE, 200),
            WAITING: only(HELPERS, 200),
            OF_RESTRICTED: closed(CASE),
            OF_ERASED: only(CASE, 200),
        },
    ),
    "desk:slip": Page(
        "GET HEAD",
        {
            OWN_OPEN: only(RECORDERS, 200),
            OWN_CLOSED: only(RECORDERS, 200),
            COLLEAGUES_OPEN: closed(CASE),
            COLLEAGUES_CLOSED: only(CASE, 200),
            WAITING: only(HELPERS, 200),
            OF_RESTRICTED: only(CASE, 200),
            OF_ERASED: only(CASE, 200),
        },
    ),
    "desk:person": Page(
        "GET HEAD", {KNOWN: only(HELPERS, 200), RESTRICTED: only(HELPERS, 200), ERASED: only(HELPERS, 200)}
    ),
    "desk:person_identity": Page(
        "POST",
        {
            KNOWN: Access(HELPERS, REVEALERS, frozenset({200})),
            RESTRICTED: closed(HELPERS),
            ERASED: closed(HELPERS),
        },
    ),
    "desk:person_identity_edit": Page(
        "GET HEAD POST",
        {
            KNOWN: Access(HELPERS, REVEALERS, frozenset({200, 422})),
            RESTRICTED: closed(HELPERS),
            ERASED: closed(HELPERS),
        },
    ),
    "desk:person_restrict": Page(
        "POST", dict.fromkeys((KNOWN, RESTRICTED, ERASED), Access(HELPERS, CASE, frozenset({422})))
    ),
    "desk:person_opener_add": Page("POST", dict.fromkeys((KNOWN, RESTRICTED, ERASED), closed(HELPERS))),
    "desk:person_opener_remove": Page("POST", dict.fromkeys((KNOWN, RESTRICTED, ERASED), closed(HELPERS))),
    "desk:person_erase": Page(
        "POST",
        {
            KNOWN: Access(HELPERS, HEADS, frozenset({422})),
            RESTRICTED: Access(HELPERS, HEADS, frozenset({422})),
            ERASED: Access(HELPERS, HEADS),
        },
    ),
    # the door
    "reception:day": page("GET HEAD", DOORKEEPERS, 200),
    "reception:now": page("GET HEAD", DOORKEEPERS, 200),
    "reception:ticket_take": page("POST", DOORKEEPERS, 302),
    "reception:ticket_slip": Page("GET HEAD", {KNOWN: only(DOORKEEPERS, 200)}),
    "reception:ticket_move": Page("POST", {KNOWN: only(DOORKEEPERS, 422)}),
    "reception:ticket_language": Page("POST", {KNOWN: only(DOORKEEPERS, 422)}),
    "reception:wish_drop": Page("POST", {KNOWN: only(DOORKEEPERS, 302)}),
    "reception:book": page("GET HEAD", DOORKEEPERS, 200),
    "reception:hold": page("POST", DOORKEEPERS, 422),
    "reception:wait": page("POST", DOORKEEPERS, 422),
    "reception:confirm": Page("GET HEAD POST", {OWN: only(DOORKEEPERS, 200, 302), COLLEAGUES: only(NOBODY)}),
    "reception:release": Page("POST", {OWN: only(DOORKEEPERS, 302), COLLEAGUES: only(NOBODY)}),
    "reception:appointment": Page("GET HEAD", {KNOWN: only(DOORKEEPERS, 200), ENDED: only(NOBODY)}),
    "reception:appointment_move": Page("POST", {KNOWN: only(DOORKEEPERS, 422), ENDED: only(NOBODY)}),
    "reception:appointment_slip": Page("GET HEAD", {KNOWN: only(DOORKEEPERS, 200), ENDED: only(NOBODY)}),
    "reception:days": page("GET HEAD", DOORKEEPERS, 200),
    "reception:counts": page("GET HEAD", HEADS, 200),
    "reception:advisers": page("GET HEAD", HEADS, 200),
    "reception:adviser_add": page("POST", HEADS, 422),
    "reception:door": page("POST", HEADS, 422),
    "reception:closure_add": page("POST", HEADS, 422),
    "reception:closure_remove": Page("POST", {KNOWN: Access(DOORKEEPERS, HEADS, frozenset({302}))}),
    "reception:adviser": Page("GET HEAD POST", {KNOWN: Access(DOORKEEPERS, HEADS, frozenset({200, 302}))}),
    "reception:call_next": Page("POST", {KNOWN: only(DOORKEEPERS, 302)}),
    "reception:hours_add": Page("POST", {KNOWN: Access(DOORKEEPERS, HEADS, frozenset({422}))}),
    "reception:hours_remove": Page("POST", {KNOWN: Access(DOORKEEPERS, HEADS, frozenset({302}))}),
    "desk:find": page("GET HEAD POST", RECORDERS, 200, 422),
    "desk:lists": page("GET HEAD", HEADS, 200),
    "desk:list_door": page("POST", HEADS, 422),
    "desk:list_topic": page("POST", HEADS, 422),
    "desk:list_turn": Page("POST", {KNOWN: Access(CENTRE, HEADS, frozenset({302}))}),
    "desk:legal": page("GET HEAD POST", HEADS, 200, 302),
    "desk:list_branch": page("POST", HEADS, 422),
    "desk:branch": Page("GET HEAD POST", {KNOWN: Access(CENTRE, HEADS, frozenset({200, 422}))}),
    "desk:counts": page("GET HEAD", COUNTERS, 200),
    "desk:audit": page("GET HEAD", AUDITORS, 200),
    # practices: what works, and how it goes from one branch to another
    "practice:practices": page("GET HEAD", PRACTICE_READERS, 200),
    "practice:add": page("GET HEAD POST", CASE, 200, 422),
    "practice:practice": Page("GET HEAD", {KNOWN: only(PRACTICE_READERS, 200)}),
    "practice:change": Page(
        "GET HEAD POST", {KNOWN: of_practice(HEADS, 200, 422), OWN: of_practice(CASE, 200, 422)}
    ),
    "practice:withdraw": Page("POST", {KNOWN: of_practice(HEADS, 422), OWN: of_practice(CASE, 422)}),
    "practice:hand": Page("POST", {KNOWN: of_practice(CASE, 422)}),
    "practice:transfer": Page("GET HEAD", {KNOWN: only(PRACTICE_READERS, 200)}),
    "practice:look": Page("POST", {KNOWN: of_practice(HEADS, 422), OWN: only(PRACTICE_READERS, 422)}),
    # quality: how well we work
    "quality:month": page("GET HEAD", COUNTERS, 200),
    "quality:rows": page("GET HEAD", HEADS, 200),
    "yearly:year": page("GET HEAD", COUNTERS, 200),
    "yearly:rows": page("GET HEAD", HEADS, 200),
    "yearly:take": page("GET HEAD", COUNTERS, 200),
    "quality:mouth": page("GET HEAD", COUNTERS, 200),
    "quality:load": page("GET HEAD", HEADS, 200),
    "quality:mine": page("GET HEAD", RECORDERS, 200),
    "quality:debrief_add": page("POST", RECORDERS, 422),
    "quality:terms": page("POST", HEADS, 422),
    "quality:samples": page("GET HEAD", HEADS, 200),
    "quality:sample_draw": page("POST", HEADS, 422),
    "quality:sample": Page("GET HEAD", {KNOWN: only(HEADS, 200)}),
    "quality:review": Page("GET HEAD POST", {KNOWN: only(HEADS, 200, 422), OWN: closed(RECORDERS)}),
    "quality:words": Page("POST", {KNOWN: only(HEADS, 200), OWN: closed(RECORDERS)}),
    "quality:feedback": Page("GET HEAD", {OWN: only(RECORDERS, 200), KNOWN: only(NOBODY)}),
    "quality:complaints": page("GET HEAD", COMPLAINT_READERS, 200),
    "quality:complaint_add": page("POST", RECORDERS, 422),
    "quality:complaint_term": page("POST", HEADS, 422),
    "quality:complaint": Page(
        "GET HEAD", {KNOWN: only(HEADS, 200), OWN: only(SETTLERS, 200), ABOUT_ONESELF: only(NOBODY)}
    ),
    "quality:complaint_move": Page(
        "POST", {KNOWN: only(HEADS, 422), OWN: only(SETTLERS, 422), ABOUT_ONESELF: only(NOBODY)}
    ),
    "quality:complaint_owner": Page(
        "POST",
        {
            KNOWN: only(HEADS, 422),
            OWN: Access(SETTLERS, HEADS, frozenset({422})),
            ABOUT_ONESELF: only(NOBODY),
        },
    ),
    # writing answers: they belong to the whole network, and so do their drafts
    "knowledge:board": page("GET HEAD", EDITORS, 200),
    "knowledge:take": page("GET HEAD POST", EDITORS, 200, 422),
    "knowledge:history": Page("GET HEAD", {KNOWN: to(EDITORS, 200)}),
    "knowledge:head": Page("GET HEAD POST", {KNOWN: to(EDITORS, 200, 422)}),
    "knowledge:edit": Page(
        "GET HEAD POST", {KNOWN: to(EDITORS, 200, 422), UNSPOKEN: closed(EVERYBODY - EDITORS)}
    ),
    "knowledge:json": Page("GET HEAD", {KNOWN: to(EDITORS, 200)}),
    "knowledge:po": Page(
        "GET HEAD POST", {KNOWN: to(EDITORS, 200, 422), UNSPOKEN: closed(EVERYBODY - EDITORS)}
    ),
    "knowledge:sign": Page("POST", {KNOWN: to(EDITORS, 422), UNSPOKEN: closed(EVERYBODY - EDITORS)}),
    "knowledge:draft": Page("GET HEAD", {KNOWN: to(EDITORS, 200)}),
    "knowledge:decide": Page("POST", {KNOWN: to(EDITORS, 422)}),
    # the library: what belongs to the whole network
    "library:agreements": page("GET HEAD", READERS, 200),
    "library:agreement": Page("GET HEAD", {KNOWN: to(READERS, 200), UNKNOWN: closed(EVERYBODY - READERS)}),
    "library:leaflet": Page("GET HEAD", {KNOWN: to(READERS, 200), UNSPOKEN: closed(EVERYBODY - READERS)}),
    "library:clarifications": page("GET HEAD POST", READERS, 200),
    "library:clarification_add": Page(
        "GET HEAD POST",
        {
            KNOWN: to(EDITORS, 200, 422),
            PRACTICE_NOTE: to(EDITORS, 200, 422),
            UNKNOWN: closed(EVERYBODY - EDITORS),
        },
    ),
    "library:clarification": Page("GET HEAD", {KNOWN: to(READERS, 200)}),
    "library:clarification_withdraw": Page("POST", {KNOWN: to(LAW_KEEPERS, 422), OWN: to(EDITORS, 422)}),
    "library:glossary": page("GET HEAD POST", READERS, 200),
    "library:term": Page("GET HEAD", {KNOWN: to(READERS, 200), UNKNOWN: closed(EVERYBODY - READERS)}),
    "library:wording_propose": Page("POST", {KNOWN: to(EDITORS, 422), UNKNOWN: closed(EVERYBODY - EDITORS)}),
    "library:wording_decide": Page("POST", {KNOWN: to(EDITORS, 302), OWN: to(NOBODY)}),
    "library:materials": page("GET HEAD", READERS, 200),
    "library:material_add": page("GET HEAD POST", EDITORS, 200, 422),
    "library:material": Page("GET HEAD", {KNOWN: to(READERS, 200)}),
    "library:copy_add": Page("POST", {KNOWN: to(EDITORS, 422)}),
    "library:material_withdraw": Page("POST", {KNOWN: to(EDITORS, 422)}),
    "library:copy_withdraw": Page("POST", {KNOWN: to(NOBODY), IN_USE: to(EDITORS, 422)}),
    "library:copy_decide": Page("POST", {KNOWN: to(EDITORS, 302), OWN: to(NOBODY)}),
    "library:copy_file": Page("GET HEAD", {KNOWN: to(EDITORS, 200)}),
    "library:issues": page("GET HEAD", READERS, 200),
    "library:issue_begin": page("POST", EDITORS, 422),
    "library:issue": Page("GET HEAD", {KNOWN: to(READERS, 200)}),
    "library:issue_source": Page("POST", {KNOWN: to(EDITORS, 422)}),
    "library:issue_own": Page("POST", {KNOWN: to(EDITORS, 422)}),
    "library:issue_approve": Page("POST", {KNOWN: to(EDITORS, 422), OWN: to(NOBODY)}),
    "library:issue_paper": Page("GET HEAD", {KNOWN: to(READERS, 200), UNSPOKEN: closed(EVERYBODY - READERS)}),
    "library:item_move": Page("POST", {KNOWN: to(EDITORS, 422)}),
    "library:evidence_add": Page("POST", {KNOWN: to(EDITORS, 422), UNKNOWN: closed(EVERYBODY - EDITORS)}),
    "library:evidence_withdraw": Page("POST", {KNOWN: to(LAW_KEEPERS, 422), OWN: to(EDITORS, 422)}),
    # databank: what many appeals say
    **{
        f"databank:{name}": page("GET HEAD", BANK_READERS, 200)
        for name in ("cross", "take", "chart", "codebook")
    },
    # services: what every centre gives
    "services:delivery": page("GET HEAD", INSIDERS, 200),
    "services:network": page("GET HEAD", READERS, 200),
    "services:service": Page("GET HEAD", {KNOWN: to(INSIDERS, 200)}),
    "services:offer": Page("POST", {KNOWN: to(HEADS, 422)}),
    "services:end": Page("POST", {KNOWN: to(HEADS, 422)}),
    # registers: what a centre brings in and takes out
    "registers:registers": page("GET HEAD", HEADS, 200),
    "registers:upload": page("POST", HEADS, 422),
    "registers:register": register("GET HEAD", 302, 200),
    "registers:columns": Page("GET HEAD POST", {BROUGHT: only(HEADS, 200, 422), IMPORTED: only(HEADS, 302)}),
    "registers:words": Page("GET HEAD POST", {BROUGHT: only(HEADS, 200, 302), IMPORTED: only(HEADS, 302)}),
    "registers:rehearse": register("POST", 302, 302),
    "registers:report": register("GET HEAD", 200, 200),
    "registers:rows": register("GET HEAD", 200, 302),
    "registers:run": register("POST", 302, 302),
    "registers:undo_asked": register("GET HEAD", 302, 200),
    "registers:undo": register("POST", 302, 302),
    "registers:discard": register("POST", 302, 302),
    "registers:exports": page("GET HEAD", COUNTERS | DECIDERS, 200),
    "registers:export_file": page("GET HEAD", COUNTERS, 422),
    "registers:export_ask": page("POST", HEADS, 422),
    "registers:export_decide": Page("POST", {REQUESTED: only(DECIDERS, 302)}),
    "registers:export_fetch": Page("POST", {REQUESTED: closed(DECIDERS)}),
}
