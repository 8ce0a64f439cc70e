"""A judge of another kind looks for cells that can be worked out: integer programming over everything that is shown."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from jardam.databank.rules.protection import ALL, Key, with_sums, withheld

MOST = 60


def bounds(
    leaves: dict[Key, int], axes: list[list[str]], hidden: frozenset[Key], key: Key
) -> tuple[int, int]:
    """The least and the most that ``key`` may be, for whoever sees all cells that are not hidden."""
    return _solved(leaves, axes, hidden, key, is_most=False), _solved(leaves, axes, hidden, key, is_most=True)


def _solved(
    leaves: dict[Key, int], axes: list[list[str]], hidden: frozenset[Key], key: Key, *, is_most: bool
) -> int:
    model = cp_model.CpModel()
    table = with_sums(leaves)
    ceiling = sum(leaves.values()) + MOST
    unknown = {leaf: model.new_int_var(0, ceiling, str(leaf)) for leaf in product(*axes)}

    def total(cell: Key) -> cp_model.LinearExprT:
        return sum(
            variable
            for leaf, variable in unknown.items()
            if all(code in (ALL, own) for code, own in zip(cell, leaf, strict=True))
        )

    for cell in product(*([*codes, ALL] for codes in axes)):
        if cell not in hidden:
            model.add(total(cell) == table.get(cell, 0))
    asked = total(key)
    model.maximize(asked) if is_most else model.minimize(asked)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[Key, int], list[list[str]]]:
    """Tables of one to three axes, thin ones and full ones."""
    sizes = draw(st.sampled_from([(4,), (3, 3), (2, 5), (4, 4), (2, 2, 2), (3, 2, 3), (1, 3), (2, 2, 3)]))
    axes = [
        [f"{letter}{number}" for number in range(size)] for letter, size in zip("abc", sizes, strict=False)
    ]
    most = draw(st.sampled_from([2, 6, 25]))
    numbers = draw(
        st.lists(st.integers(0, most), min_size=len(list(product(*axes))), max_size=len(list(product(*axes))))
    )
    leaves = {leaf: number for leaf, number in zip(product(*axes), numbers, strict=True) if number}
    return leaves, axes


@settings(max_examples=60, deadline=None)
@given(tables())
def test_no_judge_finds_a_small_cell(made: tuple[dict[Key, int], list[list[str]]]) -> None:
    leaves, axes = made
    table, hidden = with_sums(leaves), withheld(leaves, axes)
    for key in sorted(hidden):
        least, most = bounds(leaves, axes, hidden, key)
        assert least < most, f"{key} is exactly {least}"
        if 0 < table.get(key, 0) < 5:
            assert least <= 1, f"{key} is at least {least}"
            assert most >= 4, f"{key} is at most {most}"


@given(tables())
def test_every_small_cell_is_withheld_and_nothing_where_none_is(
    made: tuple[dict[Key, int], list[list[str]]],
) -> None:
    leaves, axes = made
    small = {key for key, number in with_sums(leaves).items() if 0 < number < 5}
    hidden = withheld(leaves, axes)
    assert small <= hidden
    assert small or not hidden


def test_a_worked_example() -> None:
    """Two women in Tver: a second cell of her row and column each is withheld, and the sums stand."""
    leaves = {
        ("tver", "f"): 2,
        ("tver", "m"): 40,
        ("tula", "f"): 7,
        ("tula", "m"): 90,
        ("omsk", "f"): 30,
        ("omsk", "m"): 80,
    }
    hidden = withheld(leaves, [["tver", "tula", "omsk"], ["f", "m"]])
    assert hidden == {("tver", "f"), ("tver", "m"), ("tula", "f"), ("tula", "m")}


def test_a_month_is_withheld_beside_one_of_its_own_quarter() -> None:
    leaves = {("2026-01",): 3, ("2026-02",): 90, ("2026-04",): 6}
    codes = ["2026-01", "2026-02", "2026-04"]
    parents = [{"2026-01": "2026-1", "2026-02": "2026-1", "2026-04": "2026-2"}]
    assert withheld(leaves, [codes], parents) == {("2026-01",), ("2026-02",)}
    assert withheld(leaves, [codes]) == {("2026-01",), ("2026-04",)}


def test_the_same_table_is_withheld_the_same_way() -> None:
    leaves = {("a", "x"): 2, ("b", "y"): 3, ("c", "z"): 11, ("a", "z"): 50, ("b", "x"): 12}
    axes = [["a", "b", "c"], ["x", "y", "z"]]
    turned = dict(reversed(leaves.items()))
    assert withheld(leaves, axes) == withheld(turned, axes)
