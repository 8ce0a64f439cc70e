"""Two wrote at once: beside what one typed stands what the other has written down meanwhile, to look at before it is sent again."""

from django import forms
from django.utils.translation import gettext as _


def show_standing(typed: forms.Form, standing: forms.Form) -> None:
    """``standing``: the same form as it would open now. Where the two differ, the field says what stands."""
    for name, field in typed.fields.items():
        if field.widget.is_hidden or isinstance(field, forms.ChoiceField) or name not in standing.fields:
            continue
        now = field.widget.format_value(standing[name].value())
        if isinstance(now, str) and now and now != typed.data.get(typed.add_prefix(name), ""):
            field.help_text = _("It says now: %(words)s") % {"words": now}
