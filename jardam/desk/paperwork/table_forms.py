"""What one fills in about where papers go, and about a centre's own text of a paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.desk.paperwork.forms import LONGEST_NUMBER
from jardam.desk.regions import all_of_russia, region_choices
from jardam.filings.actions import Entered
from jardam.filings.choices import authorities, checks
from jardam.filings.reading import kinds
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.facts import LONGEST_LINE
from jardam.filings.rules.kinds import Addressee, Kind
from jardam.filings.word.checking import LARGEST
from jardam.ui.codes import CodeField


class AuthorityForm(forms.Form):
    """One row of the table of authorities. ``seen``: which revision was read; 0 for a new one."""

    seen = forms.IntegerField(min_value=0, max_value=10**6, widget=forms.HiddenInput)
    kind = CodeField(
        lambda: [("", _("choose")), *((kind.value, word) for kind, word in authorities().items())],
        label=gettext_lazy("What it is"),
    )
    region = CodeField(
        lambda: [("", _("choose")), *region_choices()[1:], *all_of_russia()],
        label=gettext_lazy("Region; of a consulate its country"),
    )
    name = forms.CharField(
        label=gettext_lazy("Name, in Russian, as it stands at the head of a paper"), max_length=LONGEST_LINE
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=gettext_lazy("What is left empty stands as a gap in every paper."),
    )
    source = forms.CharField(label=gettext_lazy("Where name and address are from"), max_length=LONGEST_LINE)
    checked = CodeField(
        lambda: [(word.value, said) for word, said in checks().items()],
        label=gettext_lazy("How well it was checked"),
        help_text=gettext_lazy("What nobody has checked is marked in every paper."),
    )
    is_retired = forms.BooleanField(label=gettext_lazy("It is not written to any more"), required=False)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        checked = filled.get("checked", Checked.NOBODY.value)
        if "address" in filled and not filled["address"] and Checked(checked).may_stand:
            self.add_error(
                "address", _("There is no address that was checked. Write it down, or say that nobody has.")
            )
        return filled

    @property
    def entered(self) -> Entered:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Entered(
            Addressee(filled["kind"]),
            filled["region"],
            filled["name"],
            filled["address"],
            filled["source"],
            Checked(filled["checked"]),
            filled["is_retired"],
        )


class TemplateForm(forms.Form):
    """``template_id``: drawn by the page, so that a form sent twice brings one."""

    template_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("For which paper"))
    name = forms.CharField(label=gettext_lazy("What we call it"), max_length=LONGEST_NUMBER)
    file = forms.FileField(
        label=gettext_lazy("The Word file (.docx)"),
        help_text=gettext_lazy(
            "No macros, nothing embedded, nothing that is fetched from elsewhere; 2 MB at most."
        ),
        widget=forms.FileInput({"accept": ".docx"}),
    )

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = sorted((kind.title(language), code) for code, kind in kinds().items())
        self.fields["kind"].choices = [("", _("choose")), *((code, title) for title, code in offered)]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than 2 MB."))
        return file

    @property
    def chosen(self) -> Kind:
        """Call it on a valid form."""
        return kinds()[self.cleaned_data["kind"]]
