"""The evaluation command, and the floor below which the search may not fall. No database is asked."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jardam.search.evaluating import Bench, Files
from jardam.search.rules.noise import Noise

FOLDER = Path(__file__).parent / "evaluation"
GIVEN = Files(
    FOLDER / "cards.yaml", FOLDER / "queries.yaml", FOLDER / "distractors.yaml", FOLDER / "out_of_scope.yaml"
)
HELD_OUT = Files(FOLDER / "cards.yaml", FOLDER / "heldout.yaml", FOLDER / "distractors.yaml")


@pytest.fixture(scope="module")
def given() -> Bench:
    return Bench(GIVEN, with_embedding=False)


@pytest.fixture(scope="module")
def held_out() -> Bench:
    return Bench(HELD_OUT, with_embedding=False)


def _evaluated(*told: str) -> dict[str, Any]:
    out = StringIO()
    call_command("search", "evaluate", *told, "--json", stdout=out)
    return dict(json.loads(out.getvalue()))


def test_the_command_prints_every_figure(tmp_path: Path) -> None:
    queries = tmp_path / "queries.yaml"
    queries.write_text(
        "- {id: 1, lang: ru, kind: plain, gold: [B03], q: не платят зарплату}", encoding="utf-8"
    )
    told = _evaluated("--cards", str(GIVEN.cards), "--queries", str(queries), "--without-embedding")
    assert (told["recall@1"], told["recall@5"], told["mrr"], told["queries"]) == (1, 1, 1, 1)
    assert told["by_language"]["ru"]["recall@1"] == told["by_kind"]["plain"]["recall@5"] == 1
    assert told["p95_ms"] >= told["p50_ms"] > 0
    assert told["embedding"] is False


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[", "cannot be read"),
        ("a: b", "no list"),
        ("- {id: 1, lang: ru, q: что}", "has no gold"),
        ("- {id: 1, lang: ru, q: что, gold: [NOWHERE]}", "no card has a name among NOWHERE"),
    ],
)
def test_a_file_in_another_form_is_refused_with_a_sentence(tmp_path: Path, text: str, reason: str) -> None:
    queries = tmp_path / "queries.yaml"
    queries.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=reason) as refused:
        _evaluated("--cards", str(GIVEN.cards), "--queries", str(queries), "--without-embedding")
    assert refused.value.returncode == 2


def test_nothing_to_find_is_said_in_a_sentence() -> None:
    with pytest.raises(CommandError, match="say what to find"):
        call_command("search")


def test_the_given_queries_are_answered(given: Bench) -> None:
    told = given.measured()
    assert told["recall@5"] >= 0.97
    assert told["recall@1"] >= 0.88
    assert min(one["recall@5"] for one in told["by_language"].values()) >= 0.92
    assert told["right_kept_confident"] >= 0.97
    assert told["out_of_scope"]["flagged"] >= 0.75


def test_queries_never_tuned_on_are_answered(held_out: Bench) -> None:
    told = held_out.measured()
    assert told["recall@5"] >= 0.97
    assert told["recall@1"] >= 0.84
    assert told["mrr"] >= 0.9


@pytest.mark.parametrize(
    ("noise", "floor"),
    [
        (Noise.TYPO, 0.94),
        (Noise.LETTERS, 0.96),
        (Noise.TRANSLIT, 0.96),
        (Noise.LAYOUT, 0.95),
        (Noise.PREFIX, 0.94),
    ],
)
def test_tired_fingers_cost_little(given: Bench, held_out: Bench, noise: Noise, floor: float) -> None:
    for bench in (given, held_out):
        assert bench.measured(noise)["recall@5"] >= floor
