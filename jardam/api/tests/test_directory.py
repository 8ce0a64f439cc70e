"""The directory goes out page by page as the export writes it, whole, and what must not be told is not."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from jardam.api.rules import pace
from jardam.api.tests.conftest import Issue, Shown
from jardam.database.scope import across_centres
from jardam.network.actions import load_network
from jardam.network.models import Organisation
from jardam.network.rules.hsds import Main, kept
from tests.directory import NETWORK, ORGANISATION, PLACE, SERVICE, A, B, C

pytestmark = pytest.mark.django_db
FILES = {
    "organizations": Main.ORGANIZATION,
    "services": Main.SERVICE,
    "service_at_locations": Main.SERVICE_AT_LOCATION,
}
AT_PLACE = {
    "id": "5ad0a25f-7b2e-4a1c-8a0f-00000000000e",
    "service_id": B,
    "location_id": C,
    "description": "по средам",
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """That of the sources, and one that was brought, with a place; and where all of it was written out."""
    load_network(NETWORK)
    (tmp_path / "services.json").write_text(
        json.dumps(
            [
                SERVICE
                | {"organization": ORGANISATION, "service_at_locations": [AT_PLACE | {"location": PLACE}]}
            ]
        )
    )
    call_command("network", "import", str(tmp_path), format="hsds", stdout=StringIO())
    out = tmp_path / "out"
    call_command("network", "export", out=out, format="hsds", stdout=StringIO())
    return out


@pytest.fixture
def shown_directory(directory: Path, issue: Issue) -> Shown:
    del directory
    return issue(Organisation.objects.get(pk=A))[1]


def everything(client: Client, kind: str, shown: Shown, limit: int) -> list[dict[str, Any]]:
    found, after = [], ""
    while True:
        page = client.get(f"/api/v1/{kind}?limit={limit}{after}", headers=shown).json()
        assert len(page["contents"]) <= limit
        found += page["contents"]
        if page["next"] is None:
            return found
        after = f"&after={page['next']}"


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("limit", [7, 100])
def test_all_pages_are_what_the_export_writes(
    client: Client,
    directory: Path,
    shown_directory: Shown,
    kind: str,
    limit: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "MOST_A_MINUTE", 10_000)
    written = json.loads((directory / f"{kind}.json").read_text("utf-8"))
    told = everything(client, kind, shown_directory, limit)
    assert {one["id"]: one for one in told} == {one["id"]: one for one in written}
    assert [one["id"] for one in told] == sorted(one["id"] for one in written)


@pytest.mark.parametrize("kind", FILES)
def test_whatever_goes_out_is_sound(client: Client, shown_directory: Shown, kind: str) -> None:
    for one in everything(client, kind, shown_directory, 100):
        sound, faults = kept(FILES[kind], one)
        assert sound is not None
        assert not faults


def test_who_helps_unnamed_is_not_told(client: Client, shown_directory: Shown) -> None:
    with across_centres("an organisation that nobody names") as db:
        Organisation.objects.using(db).filter(pk=A).update(is_discreet=True)
    told = json.dumps([everything(client, kind, shown_directory, 100) for kind in FILES])
    assert A not in told
    assert C not in told


def test_a_page_costs_the_same_however_much_stands_there(
    client: Client, shown_directory: Shown, django_assert_max_num_queries: Any
) -> None:
    for kind in FILES:
        for limit in (2, 50):
            with django_assert_max_num_queries(12):
                client.get(f"/api/v1/{kind}?limit={limit}", headers=shown_directory)
