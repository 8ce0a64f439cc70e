"""Who of a demo centre took which contact: somebody who speaks the language, at the desk where it came in."""

from collections import defaultdict
from collections.abc import Iterable

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Right, Role
from jardam.contacts.choices import Channel
from jardam.demo.dice import Dice
from jardam.kernel.languages import Language

AT_DESK = {
    Channel.PHONE: {Role.OPERATOR},
    Channel.MESSAGE: {Role.OPERATOR, Role.CASEWORKER},
    Channel.VISIT: {Role.RECEPTION, Role.CASEWORKER, Role.LAWYER},
    Channel.OUTREACH: {Role.OUTREACH, Role.CASEWORKER},
}
"""Who answers at each of the four ways in, where somebody of them speaks the language."""


class Crew:
    """The staff of one centre who record contacts."""

    def __init__(self, colleagues: Iterable[User]) -> None:
        self._by_desk: defaultdict[tuple[str, Channel], list[User]] = defaultdict(list)
        self._by_language: defaultdict[str, list[User]] = defaultdict(list)
        for user in colleagues:
            for language in user.languages:
                self._by_language[language].append(user)
                for channel, roles in AT_DESK.items():
                    if user.role in roles:
                        self._by_desk[language, channel].append(user)

    @classmethod
    def of(cls, centre: Centre) -> "Crew":
        colleagues = User.objects.filter(centre=centre, is_active=True).order_by("username")
        return cls(user for user in colleagues if user.holds(Right.CONTACT_RECORD))

    def who_took(self, language: Language, channel: Channel, dice: Dice) -> User:
        """Somebody who speaks it; where the language was never heard, any Russian speaker."""
        spoken = Language.RU if language is Language.UNKNOWN else language
        return dice.one(self._by_desk[spoken, channel] or self._by_language[spoken])
