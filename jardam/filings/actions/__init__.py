from jardam.filings.actions.answering import Answer, register_answer
from jardam.filings.actions.authorities import AuthorityChanged, Entered, add_authority, keep_authority
from jardam.filings.actions.drafting import (
    DrawnElsewhere,
    Filled,
    SheetChanged,
    begin_paper,
    drop_paper,
    fill_paper,
)
from jardam.filings.actions.restoring import NotMissed, begin_petition
from jardam.filings.actions.sending import GapsLeft, Sending, send_paper
from jardam.filings.actions.taking import take_from_claim
from jardam.filings.actions.templates import add_template, retire_template
from jardam.filings.actions.together import (
    ConsentLapsed,
    NobodyBeside,
    NotSpokenFor,
    leave_others_out,
    take_workers,
)
from jardam.filings.actions.went import AnotherKept, check_sent_file, keep_sent_file, read_sent
from jardam.filings.consented import ConsentRefused

__all__ = [
    "AnotherKept",
    "Answer",
    "AuthorityChanged",
    "ConsentLapsed",
    "ConsentRefused",
    "DrawnElsewhere",
    "Entered",
    "Filled",
    "GapsLeft",
    "NobodyBeside",
    "NotMissed",
    "NotSpokenFor",
    "Sending",
    "SheetChanged",
    "add_authority",
    "add_template",
    "begin_paper",
    "begin_petition",
    "check_sent_file",
    "drop_paper",
    "fill_paper",
    "keep_authority",
    "keep_sent_file",
    "leave_others_out",
    "read_sent",
    "register_answer",
    "retire_template",
    "send_paper",
    "take_from_claim",
    "take_workers",
]
