"""The letter that brings a partner their link: it says nothing of anybody, since letters lie open on their way."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

LANGUAGES = ("ru", "en")


def send(address: str, link: str) -> None:
    """In Russian and English. Without a link it reminds of the letter before. Errors: OSError."""
    words = []
    for language in LANGUAGES:
        with translation.override(language):
            words.append(_brought(link) if link else _reminded())
    with translation.override(LANGUAGES[0]):
        subject = _("Somebody asks for your help")
    EmailMessage(subject, "\n\n---\n\n".join(words), to=[address]).send()


def is_set_up() -> bool:
    """Whether there is a server for letters; without one they wait."""
    return bool(settings.EMAIL_HOST)


def _brought(link: str) -> str:
    told = _(
        "A centre that helps migrants passes one person on to your organisation. Read it and answer behind this link;"
        " no account is needed. The link is for your organisation alone: send it to nobody else."
    )
    return f"{told}\n\n{link}"


def _reminded() -> str:
    return _(
        "A centre that helps migrants wrote to you and waits for your answer. The link stands in its letter before this"
        " one. If you cannot help, say so there: then somebody else is asked."
    )
