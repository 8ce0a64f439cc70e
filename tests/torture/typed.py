"""A page that takes something typed, as the torture asks for it."""

from dataclasses import dataclass, field

from django import forms


@dataclass(frozen=True)
class Typed:
    """``sound``: values with which the page gets past its first question, so that torture reaches the later ones."""

    page: str
    sound: dict[str, list[str]] = field(default_factory=dict)
    form: type[forms.Form] | None = None
    relation: str = ""
    method: str = "POST"

    def __str__(self) -> str:
        return self.page
