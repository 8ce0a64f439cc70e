"""How the acts of this room read in the audit trail, after the name of who did them."""

from django.utils.translation import gettext_lazy as _

from jardam.accounts.choices import factors, ways_in
from jardam.audit.sentences import register
from jardam.centres.choices import languages, roles


def register_all() -> None:
    register("account.signed_in", _("signed in: {way}"), way=ways_in)
    register("account.signed_out", _("signed out"))
    register("account.sign_in_failed", _("failed to sign in: {way}"), way=ways_in)
    register(
        "account.unknown_names_tried",
        _("attempts to sign in with names that nobody has, on {day}: {attempts}"),
    )
    register("account.proven_again", _("proved again who they are"))
    register("account.proof_failed", _("failed to prove again who they are"))
    register("account.screen_unlocked", _("unlocked the screen"))
    register("account.unlock_failed", _("failed to unlock the screen"))
    register("account.session_revoked", _("ended a session of their own"))
    register("account.password_changed", _("changed the password"))
    register("account.languages_chosen", _("chose the languages they speak: {spoken}"), spoken=languages)
    register(
        "account.screen_language_chosen",
        _("chose the language of the screen: {language}"),
        language=languages,
    )
    register("account.second_factor_added", _("added a second factor: {factor}"), factor=factors)
    register("account.second_factor_removed", _("removed a second factor: {factor}"), factor=factors)
    register("account.recovery_codes_made", _("made new recovery codes"))
    register("account.recovery_codes_proven", _("showed that they have the recovery codes"))
    register("account.opened", _("opened an account: {role}"), role=roles)
    register("account.named", _("wrote the name of an account"))
    register("account.role_changed", _("changed a role from {came_from} to {to}"), came_from=roles, to=roles)
    register("account.branch_changed", _("changed the branch of an account"))
    register("centre.named", _("changed the legal name or the address of the centre"))
    register("branch.added", _("added a branch of the centre"))
    register("branch.changed", _("changed the name or the languages of a branch"))
    register("branch.closed", _("closed a branch of the centre"))
    register("branch.reopened", _("opened a branch of the centre again"))
    register("account.closed", _("closed an account"))
    register("account.access_reset", _("reset password and second factor of an account"))
