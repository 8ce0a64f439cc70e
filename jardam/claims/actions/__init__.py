from jardam.claims.actions.claiming import (
    LONGEST_NAME,
    LONGEST_NOTE,
    name_other_side,
    open_claim,
    say_work,
    show_proofs,
)
from jardam.claims.actions.money import (
    LONGEST_SOURCE,
    NewMoney,
    PromiseStands,
    ReasonWanted,
    TakenBack,
    enter_money,
    log_dealing,
    promise_parts,
    take_back,
)
from jardam.claims.actions.withdrawing import ClaimNeeded, restore_claim, withdraw_claim

__all__ = [
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "LONGEST_SOURCE",
    "ClaimNeeded",
    "NewMoney",
    "PromiseStands",
    "ReasonWanted",
    "TakenBack",
    "enter_money",
    "log_dealing",
    "name_other_side",
    "open_claim",
    "promise_parts",
    "restore_claim",
    "say_work",
    "show_proofs",
    "take_back",
    "withdraw_claim",
]
