"""Where an answer sends people, in words of the public: what our centres give, and kinds of others who help."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.kernel.languages import Language
from jardam.network.choices import Actor
from jardam.network.models import StandardService

OTHERS: Mapping[Actor, Promise] = {
    Actor.NGO: _("an organisation that helps migrants free of charge"),
    Actor.DIASPORA: _("an organisation of people from your country"),
    Actor.UNION: _("a trade union"),
    Actor.EMBASSY: _("the embassy or consulate of your country"),
    Actor.AUTHORITY: _("a state body; our lawyer says which one and when"),
    Actor.INTERNATIONAL: _("an international organisation"),
    Actor.RELIGIOUS: _("a religious community"),
    Actor.MEDICAL: _("a doctor, a clinic or a hospital"),
    Actor.EDUCATION: _("a school or courses"),
    Actor.LIBRARY: _("a library"),
    Actor.MEDIA: _("a newspaper or another medium"),
    Actor.RESEARCH: _("a research centre"),
    Actor.BUSINESS: _("an association of employers"),
}
"""Whoever lives on fees of migrants is named to nobody."""


def places(codes: Sequence[str], language: Language) -> list[str]:
    """The places behind these codes, in their order; a code that nobody knows is left out."""
    ours = dict(StandardService.objects.filter(code__in=codes).values_list("code", "names"))
    return [words for words in (_place(code, ours, language) for code in codes) if words]


def _place(code: str, ours: Mapping[str, Mapping[str, str]], language: Language) -> str:
    if code in ours:
        names = ours[code]
        return _in_our_centre(names.get(language.catalogue) or names["ru"])
    try:
        return str(OTHERS.get(Actor(code), ""))
    except ValueError:
        return ""


def _in_our_centre(service: str) -> str:
    return str(_("our centre: %(service)s")) % {"service": service}
