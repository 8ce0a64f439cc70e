"""The words people read for what this room stores."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from jardam.parties.rules.kinds import Kind, Role
from jardam.parties.rules.warnings import Evidence, Look, Outcome, State, Trouble


def kinds() -> Mapping[Kind, Promise]:
    return {
        Kind.FIRM: pgettext_lazy("party", "firm"),
        Kind.AGENCY: pgettext_lazy("party", "agency"),
        Kind.RECRUITER: pgettext_lazy("party", "recruiter"),
        Kind.FOREMAN: pgettext_lazy("party", "foreman"),
        Kind.PHONE: pgettext_lazy("party", "telephone"),
        Kind.SITE: pgettext_lazy("party", "site"),
        Kind.FLAT: pgettext_lazy("party", "flat"),
        Kind.CAR: pgettext_lazy("party", "car"),
    }


def roles() -> Mapping[Role, Promise]:
    return {
        Role.EMPLOYER: pgettext_lazy("party", "The employer"),
        Role.FOREMAN: pgettext_lazy("party", "The foreman"),
        Role.PHONE: pgettext_lazy("party", "The telephone"),
        Role.SITE: pgettext_lazy("party", "The site"),
        Role.CAR: pgettext_lazy("party", "The car"),
    }


def troubles() -> Mapping[Trouble, Promise]:
    return {
        Trouble.UNPAID: pgettext_lazy("trouble", "wages were not paid"),
        Trouble.CUT: pgettext_lazy("trouble", "less was paid than agreed"),
        Trouble.DOCUMENTS: pgettext_lazy("trouble", "papers were taken away"),
        Trouble.THREATS: pgettext_lazy("trouble", "threats"),
        Trouble.CONFINED: pgettext_lazy("trouble", "people were not let go"),
        Trouble.UNSAFE: pgettext_lazy("trouble", "work or lodging was unsafe"),
        Trouble.FEES: pgettext_lazy("trouble", "money was taken for getting work or papers"),
        Trouble.DECEIVED: pgettext_lazy("trouble", "other work than was promised"),
    }


def evidence() -> Mapping[Evidence, Promise]:
    return {
        Evidence.TOLD: pgettext_lazy("evidence", "people told of it independently of each other"),
        Evidence.CHATS: pgettext_lazy("evidence", "chats"),
        Evidence.TRANSFERS: pgettext_lazy("evidence", "transfers of money"),
        Evidence.PAPERS: pgettext_lazy("evidence", "contracts and other papers"),
        Evidence.AUTHORITY: pgettext_lazy("evidence", "an authority found it so"),
        Evidence.COURT: pgettext_lazy("evidence", "a court found it so"),
    }


def states() -> Mapping[State, Promise]:
    return {
        State.STANDING: pgettext_lazy("warning", "stands"),
        State.APPEALED: pgettext_lazy("warning", "disputed: an appeal is being decided"),
        State.WITHDRAWN: pgettext_lazy("warning", "withdrawn"),
    }


def outcomes() -> Mapping[Outcome, Promise]:
    return {
        Outcome.STANDS: pgettext_lazy("appeal", "the warning stands"),
        Outcome.CHANGED: pgettext_lazy("appeal", "the warning was changed"),
        Outcome.WITHDRAWN: pgettext_lazy("appeal", "the warning was withdrawn"),
    }


def looks() -> Mapping[Look, Promise]:
    return {
        Look.APPEALED: pgettext_lazy("warning", "An appeal waits for a second person"),
        Look.FEWER: pgettext_lazy("warning", "Fewer people tell of it now: nobody sees the warning"),
        Look.EXPIRED: pgettext_lazy("warning", "It has expired: nobody sees the warning"),
        Look.EXPIRES: pgettext_lazy("warning", "It expires soon"),
    }


def state_choices() -> list[tuple[str, Promise]]:
    return [(one.value, word) for one, word in states().items()]


def outcome_choices() -> list[tuple[str, Promise]]:
    return [(one.value, word) for one, word in outcomes().items()]


def kind_choices() -> list[tuple[str, Promise]]:
    """As a function, like the next one, so that a new wording makes no migration."""
    return [(one.value, word) for one, word in kinds().items()]


def role_choices() -> list[tuple[str, Promise]]:
    return [(one.value, word) for one, word in roles().items()]
