from jardam.cases.actions.barring import AnswersForIt, bar_colleague, let_in
from jardam.cases.actions.calendar import end_address, make_address
from jardam.cases.actions.check_ins import Agreement, Outcome, end_check_in
from jardam.cases.actions.checklist import ask_signs, change_track, tick
from jardam.cases.actions.covering import Naming, end_cover, name_cover
from jardam.cases.actions.holding import CaseChanged, CaseClosed, Said
from jardam.cases.actions.moving import (
    Closing,
    close_case,
    do_next,
    hand_over,
    move_stage,
    note,
    reopen_case,
)
from jardam.cases.actions.needs import add_need, end_need, say_of_need
from jardam.cases.actions.opening import LONGEST_NEXT, LONGEST_TITLE, LONGEST_WORDS, Opening, open_case
from jardam.cases.actions.own_items import Adding, add_item, turn_item
from jardam.cases.actions.team import MayNotKnow, add_member, take_away_member
from jardam.cases.actions.terms import TermsRunning, end_term, move_term, set_term
from jardam.cases.actions.weighing import Weighed, weigh_case

__all__ = [
    "LONGEST_NEXT",
    "LONGEST_TITLE",
    "LONGEST_WORDS",
    "Adding",
    "Agreement",
    "AnswersForIt",
    "CaseChanged",
    "CaseClosed",
    "Closing",
    "MayNotKnow",
    "Naming",
    "Opening",
    "Outcome",
    "Said",
    "TermsRunning",
    "Weighed",
    "add_item",
    "add_member",
    "add_need",
    "ask_signs",
    "bar_colleague",
    "change_track",
    "close_case",
    "do_next",
    "end_address",
    "end_check_in",
    "end_cover",
    "end_need",
    "end_term",
    "hand_over",
    "let_in",
    "make_address",
    "move_stage",
    "move_term",
    "name_cover",
    "note",
    "open_case",
    "reopen_case",
    "say_of_need",
    "set_term",
    "take_away_member",
    "tick",
    "turn_item",
    "weigh_case",
]
