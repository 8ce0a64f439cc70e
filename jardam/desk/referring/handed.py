"""What is shown this once: the link with its drawing, the number and the code for a partner, and those for the person."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from jardam.contacts.rules.reference import spoken
from jardam.referrals.actions import Handed, Passed
from jardam.referrals.models import Door, Referral
from jardam.referrals.rules.routes import Way
from jardam.referrals.rules.secrets import shown


def handed_page(referral: Referral, handed: Handed | None, passed: Passed | None = None) -> dict[str, object]:
    """``passed``: when it has just begun, with what the person themselves is told."""
    page: dict[str, object] = {
        "referral": referral,
        "number": spoken(referral.reference),
        "door_url": door_url(),
    }
    if handed is not None:
        page |= {
            "organisation": handed.offer.organisation,
            "is_by_mail": handed.offer.way == Way.MAIL,
            "is_fetched": handed.offer.way == Way.SYSTEM,
            "has_mail": bool(settings.EMAIL_HOST),
            "link": handed.link,
            "picture": picture(handed.link) if handed.link else "",
            "partners": (spoken(handed.number), shown(handed.code)) if handed.code else None,
        }
    if passed is not None:
        page["persons"] = (spoken(passed.number), shown(passed.code))
    return page


def drawn_page(referral: Referral, door: Door, code: str, *, is_partners: bool) -> dict[str, object]:
    """A code that was drawn anew."""
    words = (spoken(door.number), shown(code))
    return handed_page(referral, None) | {"partners" if is_partners else "persons": words}


def door_url() -> str:
    """Where a number and a code are typed, to be read out."""
    return settings.ORIGIN + reverse("portal:referral_door", args=["ru"])


def picture(link: str) -> SafeString:
    """The link as a QR code: dark on white in either theme, without style attributes."""
    drawn = segno.make(link, error="m").svg_inline(
        scale=4, dark="#000", light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 - drawn from our own link
