from collections.abc import Callable

import pytest
from django.utils import timezone

from jardam.api.actions import NewKey, issue_key
from jardam.api.models import PartnerKey
from jardam.api.rules.scopes import Scope
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from tests.referring import case, first, person, second, system, yes

Shown = dict[str, str]
Issue = Callable[..., tuple[PartnerKey, Shown]]
__all__ = ["Issue", "Shown", "case", "first", "person", "second", "system", "yes"]


@pytest.fixture
def issue(farida: User) -> Issue:
    """A key of a partner with these scopes, and the header that shows it."""

    def issued(organisation: Organisation, *scopes: Scope) -> tuple[PartnerKey, Shown]:
        assert farida.centre is not None
        asked = NewKey(day_uuid(), scopes or list(Scope))
        with for_centre(farida.centre_id):
            key, text = issue_key(asked, organisation, farida.centre, by=farida, at=timezone.now())
        return key, {"Authorization": f"Bearer {text}"}

    return issued


@pytest.fixture
def shown(first: Organisation, issue: Issue) -> Shown:
    """The header of a key for everything."""
    return issue(first)[1]
