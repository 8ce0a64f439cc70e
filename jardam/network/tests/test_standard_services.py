import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from jardam.network.actions import load_standard_services
from jardam.network.choices import for_whom, service_blocks
from jardam.network.models import StandardService
from jardam.network.reading import CatalogueRefused, read_standard_services
from jardam.network.rules.standard import Counted, ForWhom, ServiceBlock

NETWORK = Path(settings.ROOT) / "data" / "network"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The catalogue, to be changed."""
    return Path(shutil.copytree(NETWORK, tmp_path / "network"))


def change(folder: Path, *pairs: tuple[str, str]) -> None:
    file = folder / "services.yaml"
    told = file.read_text("utf-8")
    for before, after in pairs:
        assert before in told
        told = told.replace(before, after)
    file.write_text(told, "utf-8")


def test_loading_again_changes_nothing(db: None) -> None:
    assert load_standard_services(NETWORK).added == 18
    assert load_standard_services(NETWORK).added == 0
    with translation.override("ru"):  # whatever language an earlier page left behind
        assert StandardService.objects.get(code="PHONE_ADVICE").name.startswith("Консультация")


def test_what_changes_raises_the_version(db: None, copied: Path) -> None:
    load_standard_services(NETWORK)
    change(copied, ('ru: "Личный приём"', 'ru: "Приём"'))
    with pytest.raises(CatalogueRefused, match="raises the version"):
        load_standard_services(copied)
    assert StandardService.objects.get(code="RECEPTION").names["ru"] == "Личный приём"
    change(copied, ("\nversion: 1\n", "\nversion: 2\n"))
    assert load_standard_services(copied).added == 1
    assert StandardService.objects.get(code="RECEPTION").names["ru"] == "Приём"
    assert set(StandardService.objects.values_list("version", flat=True)) == {2}


def test_a_code_is_never_renamed(db: None, copied: Path) -> None:
    load_standard_services(NETWORK)
    change(copied, ("code: SHELTER,", "code: HOSTEL,"), ("\nversion: 1\n", "\nversion: 2\n"))
    with pytest.raises(CatalogueRefused, match="SHELTER"):
        load_standard_services(copied)


@pytest.mark.parametrize(
    "pair",
    [
        ("code: SHELTER,", "code: RECEPTION,"),
        (', ro: "Primire în persoană"', ""),
        ("counted: VISIT, ", ""),
    ],
)
def test_a_broken_catalogue_is_refused(copied: Path, pair: tuple[str, str]) -> None:
    change(copied, pair)
    with pytest.raises(CatalogueRefused):
        read_standard_services(copied)


def test_every_service_names_its_source_and_is_marked_unread_by_native_speakers() -> None:
    catalogue = read_standard_services(NETWORK)
    assert 12 <= len(catalogue) <= 18
    assert all(entry.source.startswith("S") for entry in catalogue)
    assert not any(entry.is_reviewed for entry in catalogue)
    assert all(len(name) <= 60 for entry in catalogue for name in entry.names.values())


def test_what_no_record_counts_is_said_and_citizens_of_russia_are_meant() -> None:
    catalogue = {entry.code: entry for entry in read_standard_services(NETWORK)}
    assert catalogue["SHELTER"].counted is Counted.NOT_YET
    assert {entry.counted for entry in catalogue.values()} == set(Counted)
    helping = [entry for entry in catalogue.values() if entry.block is not ServiceBlock.OTHERS]
    only_foreigners = {entry.code for entry in helping if entry.for_whom is not ForWhom.ANYONE}
    assert only_foreigners == {"RETURN_CERTIFICATE"}
    with translation.override("en"):
        assert "citizens of Russia" in str(for_whom()[ForWhom.ANYONE])


def test_every_value_has_words() -> None:
    assert (set(service_blocks()), set(for_whom())) == (set(ServiceBlock), set(ForWhom))
