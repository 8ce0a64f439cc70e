"""Asked once, and only where it helps to serve somebody better; every answer may be left open."""

from django.utils.translation import gettext_lazy as _

from jardam.desk.identity import SeenBundle
from jardam.people.actions import Groups
from jardam.people.choices import age_bands, families, sexes
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.ui.codes import CodeField

NOT_ASKED = ("", _("not asked, or not known"))


class GroupsForm(SeenBundle):
    """Nothing is required but to say which state of it was read."""

    sex = CodeField(lambda: [NOT_ASKED, *sexes()], label=_("Woman or man"), required=False)
    age_band = CodeField(lambda: [NOT_ASKED, *age_bands()], label=_("Age"), required=False)
    family = CodeField(
        lambda: [NOT_ASKED, *families().items()],
        label=_("Children"),
        help_text=_("Only if it helps to serve them: no answer is needed, and none closes a door."),
        required=False,
    )

    @property
    def groups(self) -> Groups:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Groups(filled["sex"], filled["age_band"], filled["family"])


def groups_begin(person: Person, who: Identity) -> dict[str, str]:
    """What the fields begin with."""
    return {"sex": person.sex, "age_band": person.age_band, "family": who.family}
