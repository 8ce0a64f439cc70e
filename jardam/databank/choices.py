"""The words people read for what the bank counts and by what it is crossed: each once, also in the codebook."""

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from jardam.centres import choices as centre_choices
from jardam.centres.models import Centre
from jardam.centres.months import month_word
from jardam.contacts.choices import Channel, ClientKind
from jardam.databank.rules.codebook import UNKNOWN, Axis, Group, Indicator
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.months import Month
from jardam.kernel.regions import region_name


@cache
def axes() -> Mapping[Axis, Promise]:
    return {
        Axis.TOPIC: gettext_lazy("Topic"),
        Axis.REGION: gettext_lazy("Region"),
        Axis.GROUP: gettext_lazy("Group of people"),
        Axis.CHANNEL: gettext_lazy("Channel"),
        Axis.LANGUAGE: gettext_lazy("Language"),
        Axis.CLIENT: gettext_lazy("Who appeals"),
        Axis.CENTRE: gettext_lazy("Centre"),
        Axis.MONTH: gettext_lazy("Month"),
        Axis.QUARTER: gettext_lazy("Quarter"),
        Axis.YEAR: gettext_lazy("Year"),
    }


@cache
def axis_definitions() -> Mapping[Axis, Promise]:
    return {
        Axis.TOPIC: gettext_lazy(
            "What it was about, by the list of the network. A topic that a centre added for itself counts as that of the network for which it stands. A conversation has one to three: in a table by topic it counts once for each, and the sum is that of topics named."
        ),
        Axis.REGION: gettext_lazy("Where the person was or where it happened, as said in the conversation."),
        Axis.GROUP: gettext_lazy(
            "Each person in one, the first that applies: children (under 18); expecting a child or with small children; women; men; not known."
        ),
        Axis.CHANNEL: gettext_lazy("By which way the conversation came."),
        Axis.LANGUAGE: gettext_lazy("In which language it was held."),
        Axis.CLIENT: gettext_lazy("A worker, a relative, an employer and so on."),
        Axis.CENTRE: gettext_lazy("Which centre wrote it down."),
        Axis.MONTH: gettext_lazy(
            "The month of the conversation; of a result the month in which the person had it for the first time that year."
        ),
        Axis.QUARTER: gettext_lazy("Three months of the calendar."),
        Axis.YEAR: gettext_lazy("The year of the calendar."),
    }


@cache
def indicators() -> Mapping[Indicator, Promise]:
    return {
        Indicator.APPEALS: gettext_lazy("Appeals"),
        Indicator.SOLVED: gettext_lazy("Solved at first contact, share"),
        Indicator.VIOLENCE_ASKED: gettext_lazy("Asked about violence, share"),
        Indicator.VIOLENCE_YES: gettext_lazy("Violence: answered yes, share"),
        Indicator.DISCRIMINATION_ASKED: gettext_lazy("Asked about discrimination, share"),
        Indicator.DISCRIMINATION_YES: gettext_lazy("Discrimination: answered yes, share"),
        Indicator.RECOVERED: gettext_lazy("People who received money"),
        Indicator.LEGALISED: gettext_lazy("People legalised"),
        Indicator.AIDED: gettext_lazy("People given aid"),
        Indicator.HELPED: gettext_lazy("People helped"),
    }


@cache
def definitions() -> Mapping[Indicator, Promise]:
    return {
        Indicator.APPEALS: gettext_lazy(
            "Conversations that were closed and were a consultation. One person may stand behind several."
        ),
        Indicator.SOLVED: gettext_lazy(
            "Of first consultations that can be judged (fourteen days have passed) those that were answered at once and after which the same person did not return with the same topic."
        ),
        Indicator.VIOLENCE_ASKED: gettext_lazy(
            "Of all appeals those in which the question about violence or threats was asked."
        ),
        Indicator.VIOLENCE_YES: gettext_lazy(
            "Of those who were asked about violence or threats those who said yes."
        ),
        Indicator.DISCRIMINATION_ASKED: gettext_lazy(
            "Of all appeals those in which the question about discrimination was asked."
        ),
        Indicator.DISCRIMINATION_YES: gettext_lazy(
            "Of those who were asked about discrimination those who said yes."
        ),
        Indicator.RECOVERED: gettext_lazy(
            "Persons with a file who received money on a claim. Each counts once a year."
        ),
        Indicator.LEGALISED: gettext_lazy(
            "Persons with a file for whom a step that gives a legal status was ticked as done. Each counts once a year."
        ),
        Indicator.AIDED: gettext_lazy(
            "Persons with a file for whom aid was ticked as given. Each counts once a year."
        ),
        Indicator.HELPED: gettext_lazy(
            "Persons with a file who were consulted or for whom somebody worked. Each counts once a year."
        ),
    }


@cache
def groups() -> Mapping[str, Promise]:
    return {
        Group.CHILDREN.value: pgettext_lazy("group", "Children"),
        Group.WITH_CHILD.value: pgettext_lazy("group", "Expecting a child or with small children"),
        Group.WOMEN.value: pgettext_lazy("group", "Women"),
        Group.MEN.value: pgettext_lazy("group", "Men"),
        UNKNOWN: pgettext_lazy("group", "Not known"),
    }


def code_word(axis: Axis, code: str) -> str:
    """What a code of an axis is called; a code that this list does not know is shown as it is."""
    if not code:
        return _("All together")
    if axis in (Axis.MONTH, Axis.QUARTER, Axis.YEAR):
        return period_word(code)
    if axis is Axis.REGION and code != UNKNOWN:
        return region_name(code, (get_language() or "ru")[:2])
    return str(_words(axis).get(code) or (_("not said") if code == UNKNOWN else code))


def period_word(code: str) -> str:
    """Of a month, a quarter or a year as it stands in addresses.

    Example: 2026-Q4 is IV quarter 2026.
    """
    if "Q" in code:
        return _("quarter %(number)s of %(year)s") % {"number": code[-1], "year": code[:4]}
    return month_word(Month.read(code)) if "-" in code else code


def _words(axis: Axis) -> Mapping[str, object]:
    if axis is Axis.TOPIC:
        return {topic.value: word for topic, word in centre_choices.topics().items()}
    if axis is Axis.CHANNEL:
        return dict(Channel.choices)
    if axis is Axis.CLIENT:
        return dict(ClientKind.choices)
    if axis is Axis.LANGUAGE:
        return {
            **{one.value: word for one, word in OWN_NAMES.items()},
            Language.UNKNOWN.value: _("Language unknown"),
        }
    if axis is Axis.CENTRE:
        return {centre.code: centre.name for centre in Centre.objects.all()}
    return groups() if axis is Axis.GROUP else {}
