"""The words for stored codes, in templates of the desk."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.centres import choices as centre_choices
from jardam.centres.models import Branch
from jardam.contacts import choices
from jardam.contacts.models import OwnTopic
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import spoken
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.phones import shown
from jardam.kernel.regions import region_name
from jardam.network.queries import Partner
from jardam.network.rules.ranking import Fit

register = template.Library()

PARTNER_SPEAKS = {
    Fit.YES: _("speaks the language"),
    Fit.UNKNOWN: _("languages not known"),
    Fit.NO: _("does not speak the language"),
}

register.filter("spoken", spoken)
_CALL = re.compile(r"/calls/([0-9a-f-]{36})/")


@register.simple_tag(takes_context=True)
def call_of(context: Mapping[str, Any]) -> str:
    """The id of the call beside whose page this part will stand; empty elsewhere. Whose call it is, its own pages ask."""
    htmx = getattr(context.get("request"), "htmx", None)
    found = _CALL.match(getattr(htmx, "current_url_abs_path", None) or "")
    return found[1] if found else ""


@register.filter
def topic_word(code: str) -> str:
    return _topic_words(get_language()).get(code, code)


@cache
def _topic_words(_language: str | None) -> dict[str, str]:
    """All of them in the language that is active, by which they are kept."""
    return {topic.value: str(word) for topic, word in centre_choices.topics().items()}


@register.filter
def own_topic_word(topic: OwnTopic) -> str:
    """A topic of the centre, in the reader's language where it has a word there."""
    return topic.called((get_language() or "ru")[:2])


@register.filter
def outcome_word(code: str) -> str:
    return str(choices.outcomes()[Outcome(code)]) if code else ""


@register.filter
def language_word(code: str) -> str:
    """The language in its own words; 'unknown' in the reader's."""
    language = Language(code)
    return OWN_NAMES.get(language) or str(centre_choices.languages()[language])


@register.filter
def branch_tongues(branch: Branch) -> str:
    """The languages that a branch answers first, each in its own words."""
    return ", ".join(language_word(code) for code in branch.languages)


@register.filter
def partner_words(offer: Partner) -> str:
    """What an operator must know before sending somebody there: fee, language, year."""
    organisation = offer.organisation
    words = [str(organisation.get_fee_display())]
    if offer.speaks is not None:
        words.append(str(PARTNER_SPEAKS[offer.speaks]))
    if offer.does is not Fit.YES:
        words.append(str(_("not known whether for this matter")))
    if offer.full_on:
        day = date_format(offer.full_on, "d.m.Y")
        words.append(str(_("said on %(day)s that they take nobody") % {"day": day}))
    if organisation.as_of:
        words.append(str(_("as of %(year)s") % {"year": organisation.as_of}))
    return " · ".join(words)


@register.filter
def phone_shown(number: str) -> str:
    return shown(number)


@register.filter
def region_word(code: str) -> str:
    return region_name(code, (get_language() or "ru")[:2])
