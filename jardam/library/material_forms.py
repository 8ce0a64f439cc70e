"""What one fills in about materials."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jardam.centres.choices import topics
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience, audiences
from jardam.knowledge.models import Card
from jardam.library.actions import Copied, Described
from jardam.library.choices import formats, material_kinds
from jardam.library.forms import LONGEST_LINE
from jardam.library.issue_forms import spoken
from jardam.library.rules.materials import LARGEST_FILE, FileFault, Format, MaterialKind, fault_of
from jardam.ui.codes import CodeField, CodesField

LONGEST_TEXT = 40_000
FAULTS = {
    FileFault.TOO_LARGE: _("The file is too large: at most 16 MB."),
    FileFault.UNKNOWN: _("This is no PDF, PNG, JPEG, MP3, OGG or MP4 file, whatever its name says."),
    FileFault.OTHER_FORMAT: _("The file does not fit the format that you chose."),
}


def topic_pairs() -> list[tuple[str, Any]]:
    return [(topic.value, word) for topic, word in topics().items()]


def audience_pairs() -> list[tuple[str, Any]]:
    return [(who.value, word) for who, word in audiences().items()]


class MaterialFilter(forms.Form):
    language = CodeField(lambda: [("", _("all")), *spoken()], label=_("Language"), required=False)
    topic = CodeField(lambda: [("", _("all")), *topic_pairs()], label=_("Topic"), required=False)
    format = CodeField(lambda: [("", _("all")), *formats()], label=_("Format"), required=False)


class MaterialForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=LONGEST_LINE)
    kind = CodeField(lambda: [("", _("choose")), *material_kinds()], label=_("What it is"))
    audience = CodesField(audience_pairs, label=_("For whom"), widget=forms.CheckboxSelectMultiple)
    topics = CodesField(topic_pairs, label=_("Topics"), widget=forms.CheckboxSelectMultiple)
    master_language = CodeField(
        spoken, label=_("Language of the master"), help_text=_("The others are measured by it.")
    )
    cards = forms.CharField(
        label=_("Codes of the answers it goes with"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=_("Several with a space between."),
    )

    def clean_cards(self) -> list[str]:
        codes = list(dict.fromkeys(self.cleaned_data["cards"].replace(",", " ").split()))
        known = set(Card.objects.current().filter(code__in=codes).values_list("code", flat=True))
        if unknown := [code for code in codes if code not in known]:
            raise forms.ValidationError(
                _("There is no answer with this code: %(codes)s") % {"codes": ", ".join(unknown)}
            )
        return codes

    @property
    def described(self) -> Described:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Described(
            title=filled["title"],
            kind=MaterialKind(filled["kind"]),
            audience=[Audience(who) for who in filled["audience"]],
            topics=[Topic(topic) for topic in filled["topics"]],
            master_language=Language(filled["master_language"]),
            cards=filled["cards"],
        )


class CopyForm(forms.Form):
    """A copy needs a text or a file."""

    language = CodeField(lambda: [("", _("choose")), *spoken()], label=_("Language"))
    format = CodeField(lambda: [("", _("choose")), *formats()], label=_("Format"))
    title = forms.CharField(label=_("Title in this language"), max_length=LONGEST_LINE)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Of a sound or a film: what is said in it."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "PDF, PNG, JPEG, MP3, OGG or MP4, at most 16 MB. It is kept as it is: what it tells of its author"
            " or of a place stays in it, so look before you send it."
        ),
    )

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        content, chosen = self._content(), filled.get("format")
        if content and chosen:
            fault = fault_of(content, Format(chosen))
            if fault:
                self.add_error("file", FAULTS[fault])
        if not content and not filled.get("text", "").strip() and "file" not in self.errors:
            self.add_error("text", _("Write the text, or send a file."))
        filled["content"] = content
        return filled

    def _content(self) -> bytes:
        """Read up to one byte more than may be kept."""
        file = self.cleaned_data.get("file")
        return file.read(LARGEST_FILE + 1) if isinstance(file, UploadedFile) else b""

    @property
    def copied(self) -> Copied:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Copied(
            language=Language(filled["language"]),
            format=Format(filled["format"]),
            title=filled["title"],
            text=filled["text"],
            content=filled["content"],
        )
