from jardam.claims.actions.claiming import (
    LONGEST_NAME,
    LONGEST_NOTE,
    WorkTold,
    name_other_side,
    open_claim,
    say_work,
    show_proofs,
)

__all__ = [
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "WorkTold",
    "name_other_side",
    "open_claim",
    "say_work",
    "show_proofs",
]
