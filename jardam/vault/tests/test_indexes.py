import inspect
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jardam.kernel.phones import NotAPhoneNumber
from jardam.vault import indexes
from jardam.vault.indexes import ALLOWED, Normaliser, blind_index
from jardam.vault.keeper import keeper

CENTRE, OTHER = uuid4(), uuid4()


@pytest.fixture(autouse=True, scope="module")
def keys() -> None:
    for centre in (CENTRE, OTHER):
        keeper.make_centre_keys(centre)


def test_only_what_nobody_can_guess_by_frequency_is_indexed() -> None:
    """A surname alone names a fifth of the persons by its rank; so do sex, nationality, status. Keep this list."""
    persons = {"phone", "document", "name_birth", "line_caller", "line_call"}
    assert set(ALLOWED) == persons | {"party_phone", "party_car", "party_inn", "party_ogrn"}


@pytest.mark.parametrize("field", ["name", "surname", "sex", "nationality", "employer", "birth", ""])
def test_anything_else_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match="may not be indexed"):
        blind_index(CENTRE, field, "Каримов")


@pytest.mark.parametrize(
    "value", ["Каримов", "Каримов|1990", "Каримов|1990-05", "|1990-05-17", "Каримов|1990-05-17x"]
)
def test_a_name_needs_the_full_birth_date(value: str) -> None:
    with pytest.raises(ValueError, match="full birth date"):
        blind_index(CENTRE, "name_birth", value)


@pytest.mark.parametrize(
    "field,spellings",
    [
        ("phone", ["+996 700 12-34-47", "+996700123447", "+996 (700) 123447"]),
        ("phone", ["8 (916) 123-45-67", "+79161234567", "89161234567"]),
        ("document", ["АС 1234567", "AC1234567", "ас-1234567"]),  # Cyrillic and Latin look-alikes
        ("name_birth", ["Каримов Азиз|1990-05-17", "KARIMOV AZIZ|1990-05-17", "Азиз Каримов|1990-05-17"]),
    ],
)
def test_spellings_of_one_thing_meet(field: str, spellings: list[str]) -> None:
    assert len({blind_index(CENTRE, field, spelling) for spelling in spellings}) == 1


def test_the_same_value_in_two_fields_or_centres_does_not_meet() -> None:
    one = blind_index(CENTRE, "document", "79161234567")
    assert one != blind_index(CENTRE, "phone", "79161234567")
    assert one != blind_index(OTHER, "document", "79161234567")


def test_a_new_normaliser_gives_new_indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = blind_index(CENTRE, "document", "AC1234567")
    now = ALLOWED["document"]
    monkeypatch.setattr(indexes, "ALLOWED", {"document": Normaliser(now.version + 1, now.spell)})
    assert blind_index(CENTRE, "document", "AC1234567") != before


@pytest.mark.parametrize("nothing", ["", " ", "-", "№"])
def test_nothing_is_not_indexed(nothing: str) -> None:
    with pytest.raises(ValueError, match="nothing"):
        blind_index(CENTRE, "document", nothing)


def test_what_is_no_phone_is_refused_without_repeating_it() -> None:
    with pytest.raises(NotAPhoneNumber) as refusal:
        blind_index(CENTRE, "phone", "Нурбек 12")
    assert "Нурбек" not in str(refusal.value)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=40), st.sampled_from(sorted(ALLOWED)))
def test_no_text_makes_it_stumble(value: str, field: str) -> None:
    with suppress(ValueError):
        assert len(blind_index(CENTRE, field, value)) == 16


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяңөүғӣқӯҳҷў -", min_size=2, max_size=30))
def test_a_value_that_was_brought_into_one_spelling_stays_the_same(name: str) -> None:
    key = ALLOWED["name_birth"].spell
    try:
        once = key(f"{name}|1990-05-17")
    except ValueError:
        return
    assert key(once) == once


def test_indexes_are_made_here_and_nowhere_else() -> None:
    """The keeper's index is asked by this module only: no second list of fields can grow elsewhere."""
    house = Path(indexes.__file__).parents[1]
    users = [p.relative_to(house).as_posix() for p in house.rglob("*.py") if "keeper.index(" in p.read_text()]
    assert [user for user in users if "/tests/" not in user] == ["vault/indexes.py"]
    assert inspect.signature(blind_index).parameters.keys() == {"centre_id", "field", "value"}


def test_a_centre_that_never_had_keys_gets_them(db: None) -> None:
    new = UUID(int=uuid4().int)
    assert len(blind_index(new, "document", "AC1")) == 16
