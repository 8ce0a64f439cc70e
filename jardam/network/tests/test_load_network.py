import shutil
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from jardam.kernel.languages import Language
from jardam.kernel.regions import REGIONS
from jardam.kernel.topics import Topic
from jardam.network.actions import load_network
from jardam.network.choices import Actor, Circle, Fee, actors, circles, fees
from jardam.network.models import Organisation
from jardam.network.queries import organisations_for
from jardam.network.reading import OrganisationRefused, read_centres, read_organisations

NETWORK = Path(settings.ROOT) / "data" / "network"


def test_loading_again_changes_nothing(db: None) -> None:
    assert load_network(NETWORK).added == 78
    assert load_network(NETWORK).added == 0
    assert Organisation.objects.get(code="ural-house").services.count() == 4


def test_an_entry_told_differently_is_brought_up_to_it(db: None, tmp_path: Path) -> None:
    load_network(NETWORK)
    changed = Path(shutil.copytree(NETWORK, tmp_path / "network")) / "organisations.yaml"
    changed.write_text(
        changed.read_text("utf-8").replace("regions: [RU-SVE], fee: MIXED", "regions: [RU-SVE], fee: PAID"),
        "utf-8",
    )
    assert load_network(changed.parent).added == 1
    assert Organisation.objects.get(code="ural-house").fee == Fee.PAID
    assert Organisation.objects.get(code="ural-house").services.count() == 4


def test_a_partner_is_found_by_place_language_fee_and_topic(db: None) -> None:
    load_network(NETWORK)
    kyrgyz_in_krasnodar = organisations_for("RU-KDA", Language.KY)
    assert {"sodeistvie-krasnodar", "zamandash", "migration-and-law"} <= {
        found.code for found in kyrgyz_in_krasnodar
    }
    assert "asman-novosibirsk" not in {found.code for found in kyrgyz_in_krasnodar}
    free = organisations_for(
        region="RU-MOW", language=Language.TG, fee=Fee.FREE, topic=Topic.C_RETURN_OF_DECEASED
    )
    assert [found.code for found in free] == ["migration-and-law"]


def test_go_betweens_and_what_has_ceased_are_not_offered_as_help(db: None) -> None:
    load_network(NETWORK)
    codes = {found.code for found in organisations_for()}
    assert "rupass" not in codes
    assert "fms-russia" not in codes
    assert "rupass" in {found.code for found in organisations_for(fee=Fee.PAID)}


def test_an_unknown_language_is_not_any_language(db: None) -> None:
    load_network(NETWORK)
    assert not organisations_for(language=Language.TG).filter(languages=[]).exists()
    assert organisations_for().filter(languages=[]).exists()


def test_a_page_may_not_write_the_directory(db: None) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("DELETE FROM network_organisation")


def test_an_unknown_region_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "organisations.yaml"
    file.write_text("organisations: [{code: x, names: {en: X}, regions: [RU-ZZZ]}]", "utf-8")
    with pytest.raises(OrganisationRefused, match="RU-ZZZ"):
        list(read_organisations(tmp_path))


def test_every_entry_names_its_source() -> None:
    assert all(entry.source.startswith("S") for entry in read_organisations(NETWORK))


def test_the_centres_of_the_sources_have_places_and_clocks() -> None:
    centres = read_centres(NETWORK)
    assert [centre.code for centre in centres][:2] == ["moscow", "yekaterinburg"]
    assert len(centres) == 9
    assert all(centre.region in REGIONS for centre in centres)
    assert all(centre.time_zone in available_timezones() for centre in centres)
    assert all(set(centre.names) == {"ru", "en", "ky", "tg", "uz", "ro"} for centre in centres)


def test_every_value_has_words() -> None:
    assert (set(actors()), set(circles()), set(fees())) == (set(Actor), set(Circle), set(Fee))
