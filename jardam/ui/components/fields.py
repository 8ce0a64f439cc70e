"""What one fills in. Each tag takes a bound field of a Django form and draws label, hint, error and control."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

from jardam.ui.components.registry import attributes, drawn, key_attributes, register

Words = dict[str, object]


def described_by(bound: BoundField) -> str:
    """The ids of hint and error that the control names as its description."""
    parts = [(bound.help_text, "hint"), (bound.errors, "error")]
    return " ".join(f"{bound.auto_id}-{part}" for shown, part in parts if shown)


def frame(bound: BoundField, key: str, label: str) -> Words:
    """What every field shows around its control."""
    return {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": label or bound.label,
        "hint": bound.help_text,
        "errors": list(bound.errors),
        "described_by": described_by(bound),
        "key": key,
        "key_attributes": attributes(key_attributes(key)),
    }


def control(bound: BoundField, key: str, extra: Words) -> SafeString:
    """The form's own widget in our clothes.

    What is typed is not offered again nor kept by the browser on its disk, unless the widget or the page asks for it.
    """
    kept = bound.field.widget.attrs.get("autocomplete", "off")
    words = {"autocomplete": kept} | key_attributes(key) | extra | {"aria_describedby": described_by(bound)}
    classes = " ".join(filter(None, ["j-input", str(words.pop("class", ""))]))
    return bound.as_widget(attrs=html_attributes({"class": classes} | words))


def html_attributes(words: Words) -> dict[str, str | bool]:
    """``hx_get`` as ``hx-get``; True stays bare; what is empty is left out."""
    given = {name.replace("_", "-"): value for name, value in words.items() if value not in (None, "", False)}
    return {name: True if value is True else str(value) for name, value in given.items()}


@register.simple_tag
def field(bound: BoundField, key: str = "", label: str = "", **options: Any) -> SafeString:
    """A labelled input, select or textarea: ``{% field form.words key="Alt+KeyP" is_sealed=True rows=3 %}``.

    ``is_sealed``: says that the text is encrypted. ``is_quiet``: the label is for screen readers only.
    ``css``: a class for the frame. Everything else goes to the control: ``lang="ky"``, ``hx_get=…``.
    """
    frame_words = {name: options.pop(name, "") for name in ("is_sealed", "is_quiet", "css")}
    return drawn("field", frame(bound, key, label) | frame_words | {"control": control(bound, key, options)})


@register.simple_tag
def secret(bound: BoundField, label: str = "", autocomplete: str = "current-password") -> SafeString:
    """A password with a button that shows it."""
    extra: Words = {
        "class": "govuk-js-password-input-input",
        "autocomplete": autocomplete,
        "autocapitalize": "none",
        "spellcheck": "false",
    }
    return drawn("secret", frame(bound, "", label) | {"control": control(bound, "", extra)})


def options_of(bound: BoundField) -> Iterator[Words]:
    """The choices of a field: value, label, group, whether chosen. The first has the field's own id: errors lead there."""
    given = bound.value()
    chosen = {str(value) for value in given} if isinstance(given, list | tuple | set) else {str(given)}
    for number, (group, value, label) in enumerate(flat_choices(bound.field.choices)):  # type: ignore[attr-defined]
        yield {
            "id": f"{bound.auto_id}_{number}" if number else bound.auto_id,
            "value": value,
            "label": label,
            "group": group,
            "is_chosen": str(value) in chosen,
        }


def flat_choices(choices: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, str, str]]:
    """Choices with their group's label; ungrouped ones have an empty one. Skips an empty first choice."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from ((str(value), str(inner), str(words)) for inner, words in label)
        elif value not in ("", None):
            yield "", str(value), str(label)


def group_frame(bound: BoundField, key: str, label: str) -> Words:
    """The same frame around a group of radios or checkboxes; an error link leads to the first of them."""
    words = frame(bound, key, label)
    return words | {"options": list(options_of(bound))}


@register.simple_tag
def radios(bound: BoundField, label: str = "") -> SafeString:
    """One of several, large: for sign-in and public forms (GOV.UK's radios)."""
    return drawn("radios", group_frame(bound, "", label))


@register.simple_tag
def checkboxes(bound: BoundField, label: str = "") -> SafeString:
    """Any of several, large (GOV.UK's checkboxes)."""
    return drawn("checkboxes", group_frame(bound, "", label))


@register.simple_tag
def checkbox(bound: BoundField, label: str = "") -> SafeString:
    """A single yes, large: ``{% checkbox form.may_leave_message %}``."""
    return drawn("checkbox", frame(bound, "", label) | {"is_chosen": bool(bound.value())})


@register.simple_tag
def segmented(bound: BoundField, label: str = "", **options: str) -> SafeString:
    """Three answers in a row, “not asked” being one: ``{% segmented form.violence say=_("…") say_lang="ky" %}``.

    ``alarm``: the value that asks for help first (default YES). ``unasked``: the muted one (NOT_ASKED).
    """
    words = group_frame(bound, options.get("key", ""), label)
    tones = {options.get("alarm", "YES"): "is-yes", options.get("unasked", "NOT_ASKED"): "is-unasked"}
    for option in words["options"]:  # type: ignore[attr-defined]
        option["tone"] = tones.get(option["value"], "")
    return drawn(
        "segmented", words | {"say": options.get("say", ""), "say_lang": options.get("say_lang", "")}
    )


@register.simple_tag
def outcomes(bound: BoundField, kinds: BoundField | None = None, label: str = "") -> SafeString:
    """How a contact ended, as tiles with Alt and a digit; the last choice is 0.

    ``kinds``: a second field, shown when the last tile is chosen; its choices are Alt 0, then a digit.
    """
    words = group_frame(bound, "", label)
    tiles: list[Words] = words["options"]  # type: ignore[assignment]
    for number, tile in enumerate(tiles, start=1):
        tile["digit"] = 0 if number == len(tiles) else number
    words["last_value"] = tiles[-1]["value"]
    words["kinds"] = group_frame(kinds, "", "") if kinds else None
    return drawn("outcomes", words)


@register.simple_tag
def chips(bound: BoundField, suggested: Iterable[str] = (), note: str = "", key: str = "") -> SafeString:
    """Topics as checkboxes: chosen ones first, suggested ones dashed, all others behind a summary.

    Grouped choices show the first letter of their group's label. ``note``: “1 to 3”. ``key``: opens the rest.
    """
    words = group_frame(bound, key, "")
    likely = {str(value) for value in suggested}
    every: list[Words] = words["options"]  # type: ignore[assignment]
    for chip in every:
        chip["letter"] = str(chip["group"])[:1]
        chip["is_suggested"] = chip["value"] in likely and not chip["is_chosen"]
    words["front"] = sorted((c for c in every if c["is_chosen"] or c["is_suggested"]), key=chosen_first)
    words["rest"] = [c for c in every if not (c["is_chosen"] or c["is_suggested"])]
    return drawn("chips", words | {"note": note})


def chosen_first(chip: Words) -> bool:
    """Sorts what is chosen before what is suggested."""
    return not chip["is_chosen"]


@register.simple_tag
def error_summary(form: BaseForm, title: str = "", *, takes_focus: bool = True) -> SafeString:
    """What is missing, as links to the fields; takes the focus when the page shows it. Nothing if all is well."""
    if not form.errors:
        return SafeString("")
    links = [link for bound in form for link in error_links(bound)]
    whole = [{"target": "", "text": text} for text in form.non_field_errors()]
    words = {"title": title, "links": whole + links, "id": f"{form.prefix or 'form'}-errors"}
    return drawn("error_summary", words | {"takes_focus": takes_focus})


def error_links(bound: BoundField) -> list[dict[str, str]]:
    """One line for each error of a field; groups are entered at their first choice."""
    return [{"target": bound.auto_id, "text": str(text)} for text in bound.errors]
