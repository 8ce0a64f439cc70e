"""Form fields for the fixed lists of the house: their words change with the language and with nothing else.

So a list is put into words once for each language and shared by all forms; Django would do so, and copy and draw
every option, in each form anew. Never give such a field anything that depends on who asks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.utils.choices import BaseChoiceIterator, flatten_choices
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from jardam.ui.renderer import drawn_options, drawn_select

Pairs = Iterable[tuple[Any, Any]]


class Codes(BaseChoiceIterator):
    """The choices of a list, by language. ``make`` gives pairs of value and label, or of group and such pairs."""

    def __init__(self, make: Callable[[], Pairs]) -> None:
        self._make = make
        self._lists: dict[str, list[tuple[str, Any]]] = {}
        self._options: dict[tuple[str, str], SafeString] = {}

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._list(get_language() or ""))

    def __copy__(self) -> "Codes":
        return self

    def __deepcopy__(self, _memo: object) -> "Codes":
        return self

    def options(self, chosen: str) -> SafeString:
        """The options of a select, one of them chosen; what is not in the list chooses nothing."""
        language = get_language() or ""
        remembered = self._options.get((language, chosen))
        if remembered is not None:
            return remembered
        drawn = drawn_options(forms.Select(choices=self).optgroups("", [chosen]))
        if chosen in dict(flatten_choices(self._list(language))):  # anybody may type anything else
            self._options[language, chosen] = drawn
        return drawn

    def _list(self, language: str) -> list[tuple[str, Any]]:
        if language not in self._lists:
            self._lists[language] = [(str(value), _in_words(label)) for value, label in self._make()]
        return self._lists[language]


class CodeSelect(forms.Select):
    """A select whose options are drawn already."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: Mapping[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        del renderer  # ours draws every select without a template
        chosen = "" if value is None else str(value)
        options: SafeString = self.choices.options(chosen)  # type: ignore[attr-defined]
        return drawn_select(name, self.build_attrs(self.attrs, dict(attrs or {})), options)


class CodeField(forms.ChoiceField):
    """One of a list: ``CodeField(languages_by_code, label=…)``."""

    widget = CodeSelect

    def __init__(self, make: Callable[[], Pairs], **options: Any) -> None:
        super().__init__(choices=Codes(make), **options)


class CodesField(forms.MultipleChoiceField):
    """Any of a list."""

    def __init__(self, make: Callable[[], Pairs], **options: Any) -> None:
        super().__init__(choices=Codes(make), **options)


def _in_words(label: Any) -> Any:
    if isinstance(label, list | tuple):
        return [(str(value), str(words)) for value, words in label]
    return str(label)
