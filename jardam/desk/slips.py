"""The slip with the number of a contact, to take along or to hear, in the caller's language. Nothing else is on it.

Whoever finds it in a pocket reads a number: not who gave it, nor whom, nor what about.
"""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jardam.contacts.actions import read_draft
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import spoken
from jardam.kernel.languages import HOTLINE_LANGUAGES, Language
from jardam.kernel.phones import shown
from jardam.ui.components.boxes import Slip

TONGUES = (*HOTLINE_LANGUAGES, Language.EN)


def slip_of_contact(contact: Contact, language: Language, number: str) -> Slip:
    """``number``: at which the centre is called; empty where it must not stand on the paper, or is not known."""
    with translation.override(language.catalogue):
        lines = [_("Please say this number when you call us.")]
        if number:
            lines.append(_("Telephone: %(number)s") % {"number": shown(number)})
        return Slip(language.tag, _("Your number"), spoken(contact.reference), lines)


def slip_url(contact: Contact, language: Language) -> str:
    """From the page of a call the language goes along: its newest draft may still be on its way."""
    address = reverse("desk:slip", args=[contact.pk])
    return address if language is Language.UNKNOWN else f"{address}?{urlencode({'language': language.tag})}"


def tongue_of(contact: Contact, asked: str) -> Language:
    """The language whose tag was asked for, else that of the conversation, else Russian.

    Of an open contact it stands in the draft: call it for whoever writes there.
    """
    talked = read_draft(contact).get("language", "") if contact.state == State.OPEN else contact.language
    by_tag = {language.tag: language for language in TONGUES}
    by_code = {language.value: language for language in TONGUES}
    return by_tag.get(asked) or by_code.get(talked) or Language.RU
