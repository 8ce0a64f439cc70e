"""The four branches of the demo centre in Moscow, and who of its staff belongs to which: by the language they speak."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from jardam.accounts.actions import add_branch, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.audit.actions import recorded
from jardam.centres.models import Branch, Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language

CODE = "moscow"
BRANCHES: Mapping[Language, tuple[str, str]] = {
    # IOM: "the four country branches" of the Center
    Language.RO: ("Молдавское отделение", "Moldavian branch"),
    Language.KY: ("Киргизское отделение", "Kyrgyz branch"),
    Language.TG: ("Таджикское отделение", "Tajik branch"),
    Language.UZ: ("Узбекское отделение", "Uzbek branch"),
}
IN_BRANCHES = {Role.OPERATOR, Role.CASEWORKER, Role.RECEPTION, Role.OUTREACH}
"""Lawyers, analysts and the head work for all of them."""


def open_branches(centre: Centre, *, at: datetime) -> None:
    """Once: where there are branches already, they and whoever belongs to them are left alone."""
    with for_centre(centre.id), timezone.override(centre.zone):
        _open(centre, at=at)


@recorded
def _open(centre: Centre, *, at: datetime) -> None:
    if Branch.objects.filter(centre=centre).exists():
        return
    opened = {
        language: add_branch(centre, BranchFacts(ru, en, [language]), by=None, at=at)
        for language, (ru, en) in BRANCHES.items()
    }
    staff = User.objects.filter(centre=centre, role__in=IN_BRANCHES, is_active=True)
    for colleague in staff.order_by("username"):
        own = [opened[Language(code)] for code in colleague.languages if Language(code) in opened]
        if own:
            join_branch(colleague, own[0], by=None, at=at)
