"""The words people read for the figures of a year."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.yearly.figures import Figure
from jardam.yearly.rules.groups import Group, Split


def figures() -> Mapping[Figure, Promise]:
    return {
        Figure.MONEY: _("Money recovered"),
        Figure.LEGALISED: _("People legalised"),
        Figure.AID: _("Aid given"),
        Figure.HELPED: _("People helped"),
        Figure.TALKS: _("Conversations without a file"),
        Figure.CHECK_INS: _("How it went afterwards"),
    }


def definitions() -> Mapping[Figure, Promise]:
    """What exactly is counted: the one place where it is said."""
    return {
        Figure.MONEY: _("What people received of their claims, by the day on which it was received. What was claimed, awarded or promised is not counted, nor what was taken back. Each currency stands for itself."),
        Figure.LEGALISED: _("Each person once a year for whom a case says that they received registration, a patent, a residence permit or citizenship: the item of the checklist was ticked as done in the year and stands."),
        Figure.AID: _("Each person once a year for whom a case says that they were given a place to sleep, a doctor or a psychologist, food, clothes, medicine, money or a ticket home: ticked as done in the year. What is given outside of a case is not recorded yet."),
        Figure.HELPED: _("Each person of whom something is kept, once a year: a consultation that did not end with 'could not help', or a case on which somebody worked. Cases opened by mistake and questions after the end do not count."),
        Figure.TALKS: _("Consultations with people of whom no file is kept, each conversation once: one person may stand behind several of them. So this number is never added to the people."),
        Figure.CHECK_INS: _("Asked after the end of a case, where the person had agreed, by the day on which it was due. What the client tells and what we see are two answers."),
    }  # fmt: skip


def groups() -> Mapping[Group, Promise]:
    return {
        Group.WOMEN: pgettext_lazy("group", "women"),
        Group.MEN: pgettext_lazy("group", "men"),
        Group.SEX_UNKNOWN: pgettext_lazy("group", "woman or man: not noted"),
        Group.WITH_CHILD: pgettext_lazy("group", "pregnant or with small children"),
        Group.WITHOUT_CHILD: pgettext_lazy("group", "neither pregnant nor with small children"),
        Group.FAMILY_UNKNOWN: pgettext_lazy(
            "group", "pregnant or with small children: not asked or left open"
        ),
        Group.CHILDREN: pgettext_lazy("group", "children under 18"),
        Group.GROWN: pgettext_lazy("group", "18 and older"),
        Group.AGE_UNKNOWN: pgettext_lazy("group", "age: not noted"),
    }


def asked_of() -> Mapping[Split, Promise]:
    return {
        Split.SEX: _("Woman or man: noted of %(rate)s."),
        Split.FAMILY: _("Pregnancy and small children: asked and said by %(rate)s."),
        Split.AGE: _("Age: noted of %(rate)s."),
    }
