"""Invented terms and sums that run for invented callers: so that a rehearsed change of the law has somebody to touch.

Each belongs to a contact and is named by its number. No room keeps such terms yet; these show what one will get.
"""

from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import spoken
from jardam.demo.words import MARK
from jardam.law import dependents
from jardam.law.computed import late_pay_again, registrations_again, terms_again
from jardam.law.dependences import Register

ROOM = "demo"
TERM, REGISTRATION, LATE_PAY = "DEMO_TERM", "DEMO_REGISTRATION", "DEMO_LATE_PAY"


def register_terms() -> None:
    """Called in ``apps.ready()``, never where real people work."""
    for register in (
        Register(TERM, _("Court deadlines (invented)"), terms_again, _of_visible_contacts, _named),
        Register(
            REGISTRATION, _("Registrations (invented)"), registrations_again, _of_visible_contacts, _named
        ),
        Register(LATE_PAY, _("Late pay worked out (invented)"), late_pay_again, _of_visible_contacts, _named),
    ):
        dependents.register(register.source)


def _of_visible_contacts(user: User) -> Q:
    return Q(key__in=Contact.objects.visible_to(user).values("pk"))


def _named(user: User, keys: list[UUID]) -> dict[UUID, tuple[str, str]]:
    found = Contact.objects.visible_to(user).filter(pk__in=keys).values_list("pk", "reference")
    return {
        pk: (f"{MARK} {spoken(reference)}", reverse("desk:contact", args=[pk])) for pk, reference in found
    }
