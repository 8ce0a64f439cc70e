"""The words people read for kinds of orientation."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.outreach.rules.orientation import Kind


def kinds() -> dict[Kind, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {Kind.SESSION: _("A session in a group"), Kind.SELF_STUDY: _("Read alone, with our papers")}
