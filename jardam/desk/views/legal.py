"""What the centre is called by law: asked once, here, for every paper that must name it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.accounts import actions
from jardam.accounts.legal import legal_of
from jardam.accounts.permissions import may_name_centre
from jardam.accounts.refusals import CentreRenamed
from jardam.accounts.rules.legal import LONGEST_ADDRESS, LONGEST_NAME, Legal
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre


class LegalForm(forms.Form):
    """Both or neither: a paper that names us by half names nobody. ``seen``: the stamp that was read."""

    seen = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=gettext_lazy("Legal name of the centre, in Russian"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=gettext_lazy(
            "As in the charter or the register, with the form of the organisation. Whoever signs a consent reads it."
        ),
    )
    address = forms.CharField(
        label=gettext_lazy("Legal address, in Russian"),
        max_length=LONGEST_ADDRESS,
        required=False,
        help_text=gettext_lazy("With the postcode, where a letter finds you. No address where people live."),
    )

    def clean(self) -> dict[str, str]:
        filled: dict[str, str] = super().clean() or {}
        if not self.errors and bool(filled["name"]) != bool(filled["address"]):
            self.add_error(
                "address" if filled["name"] else "name", _("Say both the name and the address, or neither.")
            )
        return filled

    @property
    def legal(self) -> Legal:
        """Call it on a valid form."""
        return Legal(self.cleaned_data["name"], self.cleaned_data["address"])


@require_http_methods(["GET", "HEAD", "POST"])
def legal(request: StaffRequest) -> HttpResponse:
    require(may_name_centre(request.user))
    assert request.user.centre is not None
    centre = request.user.centre
    if request.method != "POST":
        return _page(request, LegalForm(initial=_as_typed(centre)))
    form = LegalForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        actions.name_centre(
            centre, form.legal, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now()
        )
    except CentreRenamed as refusal:
        return _behind(request, centre, refusal)
    messages.success(request, _("Written down."))
    return redirect("desk:lists")


def _as_typed(centre: Centre) -> dict[str, str]:
    said = legal_of(centre)
    return {"name": said.name, "address": said.address, "seen": said.stamp}


def _behind(request: StaffRequest, centre: Centre, refusal: CentreRenamed) -> HttpResponse:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    centre.refresh_from_db(fields=["sealed_legal"])
    typed = request.POST.copy()
    typed["seen"] = legal_of(centre).stamp
    form = LegalForm(typed)
    form.add_error(None, str(refusal))
    return _page(request, form, status=409)


def _page(request: StaffRequest, form: LegalForm, *, status: int = 200) -> HttpResponse:
    return render(request, "desk/legal.html", {"form": form}, status=status)
