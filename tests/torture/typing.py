"""How a page that takes something typed is named: its form, what a sound answer looks like, and who types it."""

from dataclasses import dataclass, field

from django import forms

from jardam.centres.rules.roles import Role
from tests.access_matrix.actors import Actor

HEAD = Actor(Role.CENTRE_HEAD)
LAWYER = Actor(Role.LAWYER)


@dataclass(frozen=True)
class Typed:
    """``sound``: values with which the page gets past its first question, so that torture reaches the later ones.

    ``reads``: a hidden field among them whose value the page itself tells whoever opens it.
    """

    page: str
    sound: dict[str, list[str]] = field(default_factory=dict)
    form: type[forms.Form] | None = None
    relation: str = ""
    method: str = "POST"
    by: Actor = HEAD
    reads: str = ""

    def __str__(self) -> str:
        return self.page
