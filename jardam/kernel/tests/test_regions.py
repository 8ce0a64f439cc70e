import re

import pytest

from jardam.kernel.regions import ORIGIN, REGIONS, RUSSIA, region_name


def test_a_code_stands_once_and_fits_its_column() -> None:
    assert len(set(REGIONS)) == len(REGIONS)
    assert max(map(len, REGIONS)) <= 6


@pytest.mark.parametrize("code", RUSSIA)
def test_a_region_of_russia_has_a_code_of_iso_3166_2(code: str) -> None:
    assert re.fullmatch(r"RU-[A-Z]{2,3}", code)


@pytest.mark.parametrize("code", REGIONS)
def test_a_region_has_its_name_in_two_scripts(code: str) -> None:
    russian, english = region_name(code), region_name(code, "en")
    assert re.match("[А-ЯЁ]", russian)
    assert english.isascii()
    assert code not in {russian, english}


def test_names_tell_regions_apart() -> None:
    for language in ("ru", "en"):
        assert len({region_name(code, language) for code in REGIONS}) == len(REGIONS)


def test_russia_has_the_subjects_that_iso_lists() -> None:
    assert len(RUSSIA) == 83


def test_the_five_countries_of_origin_are_there() -> None:
    assert set(ORIGIN) == {"KG", "TJ", "UZ", "MD", "KZ"}


@pytest.mark.parametrize("unknown", ["", "XX", "RU-CR", "moscow"])
def test_an_unknown_code_is_shown_as_it_is(unknown: str) -> None:
    assert region_name(unknown) == unknown
