"""What one fills in about the files of a case."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jardam.cases.actions import LONGEST_WORDS
from jardam.desk.casework.forms import BROKEN
from jardam.exhibits.actions import LONGEST_CAPTION, LONGEST_READ
from jardam.exhibits.choices import ExhibitKind, kinds
from jardam.exhibits.rules.limits import MOST_AT_ONCE, MOST_BYTES, MOST_JOINED
from jardam.ui.codes import CodeField


class _Files(forms.FileField):
    """One file or several."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) else [data]
        return [super(_Files, self).clean(one, initial) for one in files]


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) or None


def _kind_field() -> CodeField:
    return CodeField(_kinds, label=_("What it is"))


def _kinds() -> list[tuple[str, Any]]:
    """Nothing is chosen beforehand: what is not looked at would be a contract else."""
    return [("", _("choose")), *((kind.value, words) for kind, words in kinds().items())]


def _caption_field() -> forms.CharField:
    return forms.CharField(
        label=_("What it shows, in your words"), max_length=LONGEST_CAPTION, required=False
    )


class BringForm(forms.Form):
    """``batch``: made with the page, so that what is sent twice is kept once."""

    batch = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)
    brought = _Files(
        label=_("Files"),
        help_text=_(
            "Photographs (JPEG, PNG, WebP), PDF, Word (.docx), a chat saved as text. Up to 10 at once, each up to 10 MB, together up to 30 MB."
        ),
        allow_empty_file=True,
        max_length=1_000,
        widget=_FilesInput({"accept": ".jpg,.jpeg,.png,.webp,.pdf,.docx,.txt", "multiple": True}),
    )
    kind = _kind_field()
    caption = _caption_field()

    def clean_brought(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["brought"]
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(_("No more than 10 files at once: send the others after these."))
        if any((file.size or 0) > MOST_BYTES for file in files):
            raise forms.ValidationError(
                _("A file is larger than 10 MB. Photograph it anew with a lower resolution.")
            )
        return files

    @property
    def chosen(self) -> ExhibitKind:
        return ExhibitKind(self.cleaned_data["kind"])


class DescribeForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9, error_messages=BROKEN)
    kind = _kind_field()
    caption = _caption_field()
    words = forms.CharField(
        label=_("The words that stand on it"),
        help_text=_("As somebody read them. They can be copied into papers; the picture stays what counts."),
        max_length=LONGEST_READ,
        widget=forms.Textarea({"rows": 8}),
        strip=False,
        required=False,
    )

    @property
    def chosen(self) -> ExhibitKind:
        return ExhibitKind(self.cleaned_data["kind"])


class DropForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9, error_messages=BROKEN)
    text = forms.CharField(
        label=_("Why is it taken out?"),
        help_text=_("Its bytes are destroyed. The reason stays with the case."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
    )


class JoinForm(forms.Form):
    """Which files become one paper; ``of`` the case, by number."""

    pick = forms.TypedMultipleChoiceField(label=_("Files"), coerce=int)

    def __init__(self, *args: Any, numbers: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["pick"].choices = [(number, number) for number in numbers]  # type: ignore[attr-defined]

    def clean_pick(self) -> list[int]:
        picked: list[int] = self.cleaned_data["pick"]
        if len(picked) > MOST_JOINED:
            raise forms.ValidationError(_("No more than 20 files become one paper."))
        return picked
