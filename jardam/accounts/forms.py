"""What one fills in to come in and to look after accounts. Length limits first: no field may feed Argon2 a novel."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from jardam.accounts.actions import Newcomer
from jardam.accounts.permissions import may_give_role
from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.centres.choices import languages, roles
from jardam.centres.models import Branch, User
from jardam.centres.rules.roles import Role
from jardam.kernel.languages import SCREEN_LANGUAGES, Language

LONGEST_PASSWORD = 200
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


def password_field(label: Any, **words: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("Type the password.")},
        **words,
    )


def code_field(**words: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(CODE),
        error_messages={"required": _("Type the code.")},
        **words,
    )


class SignIn(forms.Form):
    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Type your sign-in name.")},
    )
    password = password_field(_("Password"))

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class Code(forms.Form):
    code = code_field(help_text=_("Six digits from the app, or one of your recovery codes."))


class FirstCode(forms.Form):
    code = code_field(help_text=_("The six digits that the app shows now."))


class RehearsedCode(forms.Form):
    code = code_field(help_text=_("Any one of the ten, from your paper. It stays good."))


class Unlock(forms.Form):
    password = password_field(_("Password"))


class Again(forms.Form):
    """Password and, for whoever has one, a code."""

    password = password_field(_("Password"))
    code = code_field(help_text=_("Six digits from the app, or one of your recovery codes."))

    def __init__(self, *args: Any, asks_code: bool, **words: Any) -> None:
        super().__init__(*args, **words)
        if not asks_code:
            del self.fields["code"]


class NewPassword(forms.Form):
    """A new password, typed twice. What it must be like is said before it is typed."""

    old = password_field(_("Password until now"))
    password = password_field(
        _("New password"),
        help_text=_(
            "At least 12 characters. Four words that do not belong together are good and easy to type."
        ),
    )
    repeated = password_field(_("The same once more"))

    def __init__(self, user: User, *args: Any, asks_old: bool, **words: Any) -> None:
        super().__init__(*args, **words)
        self._user = user
        if not asks_old:
            del self.fields["old"]

    def clean_old(self) -> str:
        old = str(self.cleaned_data["old"])
        if not self._user.check_password(old):
            raise forms.ValidationError(_("This is not your password until now."))
        return old

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self._user)
        return password

    def clean(self) -> None:
        first, second = self.cleaned_data.get("password"), self.cleaned_data.get("repeated")
        if first and second and first != second:
            self.add_error("repeated", _("The two passwords differ. Type the new one twice."))


class Spoken(forms.Form):
    """The languages that somebody speaks with clients."""

    languages = forms.TypedMultipleChoiceField(
        label=_("I speak with clients"),
        required=False,
        coerce=Language,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        known = [(code.value, label) for code, label in languages().items() if code is not Language.UNKNOWN]
        self.fields["languages"].choices = known  # type: ignore[attr-defined]


class ScreenLanguage(forms.Form):
    """What the language switch of every page posts."""

    language = forms.ChoiceField(
        choices=[(language.catalogue, language.value) for language in SCREEN_LANGUAGES]
    )


class Name(forms.Form):
    given = forms.CharField(
        label=_("First name"), max_length=60, widget=forms.TextInput({"autocomplete": "off"})
    )
    family = forms.CharField(
        label=_("Family name"), max_length=60, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )

    @property
    def parts(self) -> StaffNameParts:
        return StaffNameParts(self.cleaned_data["given"], self.cleaned_data["family"])


class ChosenRole(forms.Form):
    """A role, of those that the person who asks may give."""

    role = forms.TypedChoiceField(label=_("Role"), coerce=Role)

    def __init__(self, by: User, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        offered = [(role.value, label) for role, label in roles().items() if may_give_role(by, role)]
        self.fields["role"].choices = [("", _("Choose a role")), *offered]  # type: ignore[attr-defined]


class ChosenBranch(forms.Form):
    """The branch of a colleague, of those that are open; none is an answer, too. Unasked where there is none."""

    branch = forms.ChoiceField(label=_("Branch"), required=False)

    def __init__(self, *args: Any, branches: Iterable[Branch], **words: Any) -> None:
        super().__init__(*args, **words)
        self._known = {str(branch.pk): branch for branch in branches}
        offered = [(pk, branch.name) for pk, branch in self._known.items()]
        self.fields["branch"].choices = [("", _("no branch")), *offered]  # type: ignore[attr-defined]

    @property
    def has_branches(self) -> bool:
        return bool(self._known)

    @property
    def chosen_branch(self) -> Branch | None:
        return self._known.get(self.cleaned_data["branch"])


class NewColleague(Name, ChosenRole, Spoken, ChosenBranch):
    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=40,
        help_text=_(
            "Small Latin letters, digits, hyphen. Not the person's own name: it stands in lists in the clear."
        ),
        validators=[
            RegexValidator(
                r"\A[a-z][a-z0-9-]{2,}\Z", _("Small Latin letters, digits and hyphens, at least three.")
            )
        ],
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    field_order = ("given", "family", "username", "role", "branch", "languages")

    @property
    def newcomer(self) -> Newcomer:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Newcomer(
            filled["username"], filled["role"], self.parts, filled["languages"], self.chosen_branch
        )
