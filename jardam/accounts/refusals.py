"""Every way in which the door stays shut, each as the sentence that the page shows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Refused(Exception):
    """Somebody was not let through. Never says whether an account exists."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class WrongPassword(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("The name or the password is not right. Check the keyboard language and Caps Lock.")
        )


class WrongCode(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("This code is not right, or it was used before. Wait for the next one and type it.")
        )


class WrongProof(Refused):
    """Says not which of the two was wrong."""

    def __init__(self) -> None:
        super().__init__(_("The password or the code is not right."))


class PasskeyRefused(Refused):
    def __init__(self) -> None:
        super().__init__(_("The passkey was not accepted. Try again, or use your password and a code."))


class PasswordOver(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("This one-time password is more than a week old. Ask the head of your centre for a new one.")
        )


class LastFactor(Refused):
    def __init__(self) -> None:
        super().__init__(_("This is your only second factor. Add another one before you remove it."))


class RoleRefused(Refused):
    def __init__(self) -> None:
        super().__init__(_("You cannot give this role: it holds rights that you do not hold yourself."))


class NameTaken(Refused):
    def __init__(self) -> None:
        super().__init__(_("This sign-in name is taken. Choose another one."))


class BranchNameTaken(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("A branch of this name stands in the list already. Put it back or choose another name.")
        )


class BranchChanged(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Somebody has changed this branch since you opened the page. Look at it again, then save.")
        )


class CentreRenamed(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Somebody has changed the legal name since you opened the page. Look at it again, then save.")
        )


class BranchClosed(Refused):
    def __init__(self) -> None:
        super().__init__(_("This branch was closed meanwhile. Choose another one."))


class BranchNotEmpty(Refused):
    """Units: ``colleagues`` who belong to it still."""

    def __init__(self, colleagues: int) -> None:
        super().__init__(
            ngettext(
                "%(n)d colleague still belongs to this branch. Choose another branch for them first.",
                "%(n)d colleagues still belong to this branch. Choose another branch for them first.",
                colleagues,
            )
            % {"n": colleagues}
        )


class TooSoon(Refused):
    """Units: ``seconds`` until the next attempt."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(
            ngettext(
                "Too many wrong attempts. Try again in %(seconds)d second.",
                "Too many wrong attempts. Try again in %(seconds)d seconds.",
                seconds,
            )
            % {"seconds": seconds}
        )
