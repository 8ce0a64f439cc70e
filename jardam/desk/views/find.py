"""Ctrl K: one field for a contact's number, a phone, a document or a name. Only within the own centre."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.models import Contact
from jardam.contacts.permissions import may_see_contacts
from jardam.contacts.rules.reference import is_reference
from jardam.desk.finding import persons_like
from jardam.desk.forms import FindForm
from jardam.people.actions import TooManyLookUps


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: StaffRequest) -> HttpResponse:
    """What is looked for is posted, so that it stands in no address and no log."""
    require(may_see_contacts(request.user))
    if request.method != "POST":
        return render(request, "desk/find.html", {"form": FindForm()})
    form = FindForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/find.html", {"form": form}, status=422)
    words = form.cleaned_data["words"]
    if is_reference(words):
        digits = words.replace(" ", "").replace("-", "")
        contact = Contact.objects.visible_to(request.user).filter(reference=digits).first()
        if contact:
            return redirect("desk:contact", contact_id=contact.pk)
    try:
        persons = persons_like(words, by=request.user, at=timezone.now())
    except TooManyLookUps:
        form.add_error("words", _("You have looked up many people today. Ask the head of the centre."))
        return render(request, "desk/find.html", {"form": form}, status=429)
    return render(request, "desk/find.html", {"form": form, "persons": persons, "is_done": True})
