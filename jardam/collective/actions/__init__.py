from jardam.collective.actions.answering import write_answers
from jardam.collective.actions.holding import FileClosed, WorkerGone
from jardam.collective.actions.joining import (
    Beginning,
    JoinedElsewhere,
    ReasonWanted,
    TooFew,
    TooMany,
    TwiceThePerson,
    begin_collective,
    confirm_worker,
    part_worker,
    propose_claims,
)
from jardam.collective.actions.receiving import (
    CollectiveChanged,
    NothingReceived,
    Received,
    receive_for_several,
)

__all__ = [
    "Beginning",
    "CollectiveChanged",
    "FileClosed",
    "JoinedElsewhere",
    "NothingReceived",
    "ReasonWanted",
    "Received",
    "TooFew",
    "TooMany",
    "TwiceThePerson",
    "WorkerGone",
    "begin_collective",
    "confirm_worker",
    "part_worker",
    "propose_claims",
    "receive_for_several",
    "write_answers",
]
