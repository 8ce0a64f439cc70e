"""What is typed becomes one form, or is refused with a sentence; nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.filings.rules.facts import FactKind, LineRefused, MonthTyped, months, read, total, written
from jardam.law.rules.explaining import Refused


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "said"),
    [
        (FactKind.DAY, "1.3.2026", "2026-03-01", "1 марта 2026 г."),
        (FactKind.PARTIAL_DAY, "17.05.1975", "1975-05-17", "17 мая 1975 г."),
        (FactKind.PARTIAL_DAY, "05.1975", "1975-05", "май 1975 г."),
        (FactKind.PARTIAL_DAY, "1975", "1975", "1975 г."),
        (FactKind.MONEY, "45 000,5", "45000.50", "45 000 (сорок пять тысяч) рублей 50 копеек"),
        (FactKind.YES_NO, "no", "no", "нет"),
        (FactKind.LINE, "  слово ", "слово", "слово"),
        (FactKind.MONTHS, "7.2026; 45000; 15.08.2026", "2026-07;45000.00;2026-08-15", "июль 2026 г.: 45 000,00 руб."),
    ],
)  # fmt: skip
def test_what_is_typed_has_one_form_and_one_wording(kind: FactKind, typed: str, kept: str, said: str) -> None:
    assert read(kind, typed) == kept
    assert written(kind, kept) == said
    assert read(kind, " ") == ""


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (FactKind.DAY, "завтра"),
        (FactKind.DAY, "31.02.2026"),
        (FactKind.PARTIAL_DAY, "1850"),
        (FactKind.PARTIAL_DAY, "13.1990"),
        (FactKind.PARTIAL_DAY, "давно"),
        (FactKind.MONEY, "много"),
        (FactKind.MONEY, "-5"),
    ],
)
def test_what_is_none_is_refused(kind: FactKind, typed: str) -> None:
    with pytest.raises(Refused):
        read(kind, typed)


@pytest.mark.parametrize(
    ("typed", "number", "why"),
    [
        ("07.2026; 45000", 1, MonthTyped.NOT_THREE),
        ("2026; 45000; 15.08.2026", 1, MonthTyped.NOT_THREE),
        ("07.2026; 1; 15.08.2026\n\n07.2026; 2; 15.08.2026", 2, MonthTyped.TWICE),
        ("\n".join("07.2026; 1; 15.08.2026" for _line in range(121)), 121, MonthTyped.TOO_MANY),
    ],
)
def test_a_line_that_is_none_is_named(typed: str, number: int, why: MonthTyped) -> None:
    with pytest.raises(LineRefused) as refused:
        read(FactKind.MONTHS, typed)
    assert (refused.value.number, refused.value.why) == (number, why)


def test_a_line_with_no_sum_says_what_is_wrong_with_it() -> None:
    with pytest.raises(LineRefused) as refused:
        read(FactKind.MONTHS, "07.2026; много; 15.08.2026")
    assert not isinstance(refused.value.why, MonthTyped)


@given(
    st.dictionaries(
        st.tuples(st.integers(2000, 2050), st.integers(1, 12)),
        st.decimals(0, 10**7, places=2),
        min_size=1,
        max_size=20,
    )
)
def test_nothing_of_a_table_is_lost(rows: dict[tuple[int, int], Decimal]) -> None:
    typed = "\n".join(
        f"{month:02}.{year}; {amount}; 15.{month:02}.{year}" for (year, month), amount in rows.items()
    )
    kept = months(read(FactKind.MONTHS, typed))
    assert {(row.month.year, row.month.month): row.amount for row in kept} == rows
    assert total(kept) == sum(rows.values())


@given(st.text(max_size=60), st.sampled_from(FactKind))
def test_whatever_is_typed_is_kept_or_refused(typed: str, kind: FactKind) -> None:
    """A choice offers its answers alone, so that nothing else comes here."""
    if kind is FactKind.YES_NO:
        return
    try:
        kept = read(kind, typed)
    except (Refused, LineRefused):
        return
    assert not kept or written(kind, kept)
    assert read(kind, kept) == kept
