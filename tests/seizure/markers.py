"""Invented people whose every word is a marker: a stem that stands nowhere else, and a number of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

NAME = "Жыпаркүл Маркерова"
PHONE = "99655571"
STATED = "Белгилүүстөм төлөгөн жок"
NOTE = "Quietmarker whispered"
STEMS = (NAME, PHONE, STATED, NOTE)
"""What is searched for. Every value of every marked person contains one, whoever's value it is."""

CONTROL = "Контрольная запись Зебра"
"""Planted on purpose, in the clear. A search that does not find it proves nothing."""

TYPED = ("+996 555 71{0}-{1}", "00996 (555) 71{0}{1}", "+99655571{0}{1}")


@dataclass(frozen=True, slots=True)
class Marked:
    """One person, as an operator would hear and type them."""

    number: int

    @property
    def name(self) -> str:
        return f"{NAME} {self.number:04}"

    @property
    def phone(self) -> str:
        """In E.164, without the plus."""
        return f"{PHONE}{self.number:04}"

    @property
    def phone_as_typed(self) -> str:
        last = f"{self.number:04}"
        return TYPED[self.number % len(TYPED)].format(last[:2], last[2:])

    @property
    def stated(self) -> str:
        return f"{STATED}: {self.number:04}. " + "Ал айткан. " * (self.number % 40)

    @property
    def note(self) -> str:
        return f"{NOTE} {self.number:04}"


def marked(count: int) -> Iterator[Marked]:
    return map(Marked, range(count))
