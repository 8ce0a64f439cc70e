"""The directory goes out and comes in: nothing is lost, nothing is changed twice, and what must not be told is not."""

import csv
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from jardam.centres.models import User
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import load_network, retire_organisation
from jardam.network.choices import Actor, Fee, Retirement
from jardam.network.models import Branch, Organisation, OrganisationService, ServiceAtBranch
from jardam.network.queries import organisations_for
from jardam.network.rules.hsds import Main, kept
from tests.directory import NETWORK, ORGANISATION, PLACE, SERVICE, A, B, C, D

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
AT = {"id": D, "service_id": B, "location_id": C}


def bring(folder: Path, *more: str, **lists: list[Any]) -> str:
    folder.mkdir(exist_ok=True)
    for name, rows in lists.items():
        (folder / f"{name}.json").write_text(json.dumps(rows), "utf-8")
    out = StringIO()
    call_command("network", "import", str(folder), "--format", "hsds", "--lang", "en", *more, stdout=out)
    return out.getvalue()


def export(folder: Path) -> dict[str, list[dict[str, Any]]]:
    call_command("network", "export", "--format", "hsds", "--out", str(folder), stdout=StringIO())
    return {file.stem: json.loads(file.read_text("utf-8")) for file in folder.iterdir()}


def all_of(folder: Path, *more: str, **changed: list[Any]) -> str:
    lists = {
        "organizations": [ORGANISATION],
        "services": [SERVICE],
        "locations": [PLACE],
        "service_at_locations": [AT],
    }
    return bring(folder, *more, **{**lists, **changed})


def test_what_was_brought_is_found_by_place_language_fee_and_topic(tmp_path: Path) -> None:
    assert "organisations: 1 new" in all_of(tmp_path / "in", "--source", "Справочник юга")
    (found,) = organisations_for("RU-KDA", Language.UZ, Fee.FREE, Topic.B_UNPAID_WAGES)
    assert (found.name, found.source, found.actor) == ("Дом у моря", "Справочник юга", Actor.UNKNOWN)


def test_a_service_that_is_given_no_more_is_not_offered(tmp_path: Path) -> None:
    all_of(tmp_path / "in", services=[SERVICE | {"status": "defunct"}])
    assert not organisations_for("RU-KDA", topic=Topic.B_UNPAID_WAGES)


def test_it_goes_out_as_it_came(tmp_path: Path) -> None:
    all_of(tmp_path / "in")
    told = export(tmp_path / "out")
    (service,) = told["services"]
    assert service == SERVICE | {
        "organization": ORGANISATION,
        "service_at_locations": [AT | {"location": PLACE}],
    }
    assert told["organizations"] == [ORGANISATION | {"locations": [PLACE]}]
    assert told["service_at_locations"] == [AT | {"location": PLACE}]


def test_whom_a_colleague_has_retired_since_goes_out_as_working_no_more(tmp_path: Path, dalia: User) -> None:
    all_of(tmp_path / "in")
    brought = Organisation.objects.get()
    with for_centre(dalia.centre_id):
        retire_organisation(brought, Retirement.HARMS, by=dalia, at=NOW)

    told = export(tmp_path / "out")

    (organisation,), (service,) = told["organizations"], told["services"]
    marks = [mark["taxonomy_term"]["code"] for mark in organisation["attributes"]]
    assert marks == ["ceased:yes"]
    assert service["status"] == "defunct"
    assert {key: organisation[key] for key in ORGANISATION} == ORGANISATION
    assert kept(Main.ORGANIZATION, organisation)[1] == []


def test_brought_twice_changes_nothing_and_told_anew_changes_one(tmp_path: Path) -> None:
    all_of(tmp_path / "in")
    assert "organisations: 0 new, 0 changed, 1 as they were" in all_of(tmp_path / "in")
    said = all_of(tmp_path / "in", services=[SERVICE | {"name": "Адвокат"}])
    assert "services: 0 new, 1 changed, 0 as they were" in said
    assert OrganisationService.objects.get().what == {"en": "Адвокат"}


def test_a_rehearsal_says_the_same_and_keeps_nothing(tmp_path: Path) -> None:
    said = all_of(tmp_path / "in", "--rehearse")
    assert "services at places: 1 new" in said
    assert "nothing was kept" in said
    assert not Organisation.objects.exists()
    assert not Branch.objects.exists()


def test_the_sources_go_out_sound_and_come_back_unchanged(tmp_path: Path) -> None:
    load_network(NETWORK)
    told = export(tmp_path / "out")
    assert len(told["organizations"]) == Organisation.objects.filter(is_discreet=False).count()
    for main, name in ((Main.ORGANIZATION, "organizations"), (Main.SERVICE, "services")):
        assert [kept(main, one)[1] for one in told[name]] == [[]] * len(told[name])
    before = set(Organisation.objects.values_list("code", "digest"))
    said = bring(tmp_path / "out")
    assert f"organisations: 0 new, 0 changed, {len(told['organizations'])} as they were" in said
    assert set(Organisation.objects.values_list("code", "digest")) == before


def test_another_instance_reads_kind_region_language_and_topic_from_ours(tmp_path: Path) -> None:
    load_network(NETWORK)
    export(tmp_path / "out")
    with across_centres("another instance, which knows nothing yet") as db:
        Organisation.objects.using(db).all().delete()
    bring(tmp_path / "out")
    there = {one.name: one for one in Organisation.objects.all()}
    zamandash = there["Ассоциация «Замандаш»"]
    assert (zamandash.actor, zamandash.circle, zamandash.fee) == ("DIASPORA", "INNER", "FREE")
    assert (zamandash.regions, zamandash.languages) == (["KG", "RU", "RU-ORE"], ["KY", "RU"])
    assert zamandash.services.filter(topic="B_UNPAID_WAGES").count() == 1
    assert there["Профсоюз мигрантов в Иркутске"].has_ceased


def test_whoever_helps_only_unnamed_is_not_told(tmp_path: Path) -> None:
    load_network(NETWORK)
    discreet = {str(pk) for pk in Organisation.objects.filter(is_discreet=True).values_list("pk", flat=True)}
    told = export(tmp_path / "out")
    assert discreet
    assert not discreet & {one["id"] for one in told["organizations"]}
    assert not discreet & {one["organization_id"] for one in told["services"]}


def test_the_sources_are_not_changed_by_another_directory(tmp_path: Path) -> None:
    load_network(NETWORK)
    ours = Organisation.objects.get(code="caritas")
    said = bring(tmp_path / "in", organizations=[ORGANISATION | {"id": str(ours.pk), "name": "Чужое имя"}])
    assert "organizations:1: it is told differently from our sources" in said
    assert Organisation.objects.get(code="caritas").name == "Каритас"


def test_what_hangs_on_nothing_is_refused_and_the_rest_is_kept(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="2 rows were left out"):
        all_of(tmp_path / "in", services=[SERVICE, SERVICE | {"id": C, "organization_id": D}, {"id": "x"}])
    assert OrganisationService.objects.count() == 1
    assert ServiceAtBranch.objects.count() == 1


def test_telephones_and_addresses_rest_sealed(tmp_path: Path) -> None:
    all_of(tmp_path / "in")
    with connection.cursor() as cursor:
        for table in ("organisation", "organisationservice", "branch", "serviceatbranch"):
            cursor.execute(f"SELECT network_{table}::text FROM network_{table}")
            rows = str(cursor.fetchall())
            for words in ("+7 861 000-00-00", "Красная"):
                assert words not in rows
                assert words.encode().hex() not in rows


def test_a_page_may_not_write_places(db: None) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute("DELETE FROM network_branch")


def test_a_tabular_package_is_taken(tmp_path: Path) -> None:
    table(tmp_path / "organizations.csv", {"id": A, "name": "Дом у моря", "description": "помощь"})
    table(tmp_path / "services.csv", {"id": B, "organization_id": A, "name": "Юрист", "status": "active"})
    table(tmp_path / "locations.csv", {"id": C, "organization_id": A, "location_type": "physical"})
    table(tmp_path / "service_at_location.csv", {"id": D, "service_id": B, "location_id": C})
    said = bring(tmp_path)
    for word in ("organisations: 1 new", "services: 1 new", "places: 1 new", "services at places: 1 new"):
        assert word in said


def table(file: Path, row: Mapping[str, str]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, list(row))
        writer.writeheader()
        writer.writerow(row)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("services.json", b"{", "no JSON"),
        ("services.json", b"[" * 100_000, "no JSON"),
        ("services.json", b"7", "no list"),
        ("services.json", "имя".encode("cp1251"), "not in UTF-8"),
        ("services.csv", b'id,name\n"1', "no table"),
        ("readme.txt", b"", "neither services.json"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=said):
        bring(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no such file"):
        call_command("network", "import", str(tmp_path / "x"), "--format", "hsds", "--lang", "en")
