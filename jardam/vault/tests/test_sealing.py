import pytest

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.vault.actions import new_file_key
from jardam.vault.models import FileKey
from jardam.vault.sealing import Place, open_json, seal_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(moscow: Centre):
    with for_centre(moscow.id):
        yield new_file_key(moscow.id)


def test_what_was_sealed_comes_back(key: FileKey) -> None:
    place = Place("contacts_contact", key.id, "narrative", 1)
    blob = seal_json(key, place, {"stated": "Не платят"})
    found = FileKey.objects.get(pk=key.pk)
    assert open_json(found, place, blob) == {"stated": "Не платят"}
