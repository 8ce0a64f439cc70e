"""Everything that changes an account, its second factor, its sessions or its staff. Import from here."""

from jardam.accounts.actions.branches import (
    add_branch,
    change_branch,
    close_branch,
    facts_of,
    join_branch,
    reopen_branch,
)
from jardam.accounts.actions.centre import name_centre
from jardam.accounts.actions.entering import (
    prove_again,
    prove_code,
    prove_passkey,
    prove_password,
    sign_in,
    sign_out,
    unlock_screen,
)
from jardam.accounts.actions.factors import (
    add_passkey,
    add_totp,
    enrol_totp,
    make_recovery_codes,
    prove_recovery_code,
    remove_factor,
)
from jardam.accounts.actions.own import (
    change_password,
    choose_interface_language,
    choose_languages,
    end_other_sessions,
    end_session,
)
from jardam.accounts.actions.staff import (
    Newcomer,
    change_role,
    close_account,
    name_staff,
    open_account,
    open_named_account,
    reset_access,
)

__all__ = [
    "Newcomer",
    "add_branch",
    "add_passkey",
    "add_totp",
    "change_branch",
    "change_password",
    "change_role",
    "choose_interface_language",
    "choose_languages",
    "close_account",
    "close_branch",
    "end_other_sessions",
    "end_session",
    "enrol_totp",
    "facts_of",
    "join_branch",
    "make_recovery_codes",
    "name_centre",
    "name_staff",
    "open_account",
    "open_named_account",
    "prove_again",
    "prove_code",
    "prove_passkey",
    "prove_password",
    "prove_recovery_code",
    "remove_factor",
    "reopen_branch",
    "reset_access",
    "sign_in",
    "sign_out",
    "unlock_screen",
]
