"""Two centres and a row of every table in each of them."""

import pytest
from django.db import models

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from tests.tenancy.rows import make_row


@pytest.fixture
def ours(model: type[models.Model], moscow: Centre) -> models.Model:
    """A row of Moscow, in whose name the tests then act."""
    with for_centre(moscow.pk):
        return make_row(model, moscow)


@pytest.fixture
def theirs(model: type[models.Model], krasnodar: Centre) -> models.Model:
    """A row of Krasnodar, which Moscow must never meet."""
    with for_centre(krasnodar.pk):
        return make_row(model, krasnodar)
