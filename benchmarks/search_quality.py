"""How often the search puts the right card first: `python -m benchmarks.search_quality` writes docs/generated/search.md.

No database: the cards of `jardam/search/tests/evaluation/` stand in a scratch index. It takes a few minutes, most of
them the embedding of the cards.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import django

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "jardam" / "search" / "tests" / "evaluation"
PAGE = PROJECT / "docs" / "generated" / "search.md"
SETS = {"given": "queries.yaml", "held out": "heldout.yaml"}
COMMAND = (
    "jardam search evaluate --cards cards.yaml --queries queries.yaml --distractors distractors.yaml"
    " --out-of-scope out_of_scope.yaml --json"
)
TARGETS = (
    ("recall@5 overall, to pass / to be proud of", "0.95 / 0.97"),
    ("recall@5 in the worst language", "0.90 / 0.92"),
    ("recall@1", "0.82 / 0.86"),
    ("MRR", "0.87 / 0.90"),
    ("recall@5 without the embedding", "0.91 / 0.93"),
    ("recall@5 with one typo", "0.94"),
    ("dropped letters, transliteration, other layout cost at most", "3 points"),
    ("recall@5 with the last word typed to 60 %", "0.92"),
    ("out-of-scope queries flagged, while right first answers stay confident", "0.75, while 0.97"),
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")
    django.setup()
    PAGE.write_text("\n".join(_lines()) + "\n", encoding="utf-8")


def _lines() -> Iterator[str]:
    yield "<!-- Made from measurements by `python -m benchmarks.search_quality`; do not edit. -->"
    yield from ("", "# Search", "")
    yield "How often the right card is found, in the files of `jardam/search/tests/evaluation/`: 136 documents, of which 68"
    yield "are distractors. *given*: queries that the ranking was tuned on. *held out*: queries written before anything was"
    yield "tuned, by the same hands as the concepts; no native speaker has read those in Kyrgyz, Tajik and Uzbek."
    yield from ("", "| asked for | |", "| --- | ---: |")
    yield from (f"| {name} | {asked} |" for name, asked in TARGETS)
    for name, file in SETS.items():
        yield from _set(name, file)
    yield from ("", "One line of it again, in the folder of the files:", "", f"    {COMMAND}")


def _set(name: str, file: str) -> Iterator[str]:
    from jardam.search.evaluating import Bench, Files  # noqa: PLC0415 - after Django stands
    from jardam.search.rules.noise import Noise  # noqa: PLC0415

    files = Files(
        FOLDER / "cards.yaml", FOLDER / file, FOLDER / "distractors.yaml", FOLDER / "out_of_scope.yaml"
    )
    bench = Bench(files)
    meaning = bench.meaning
    clean: dict[str, Mapping[str, Any]] = {}
    yield from ("", f"## {name.capitalize()}", "")
    yield "| typed | embedding | recall@1 | recall@5 | MRR | right kept confident | out of scope flagged | p50 ms | p95 ms |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for noise in Noise:
        for with_meaning in (True, False) if meaning is not None else (False,):
            bench.meaning = meaning if with_meaning else None
            told = bench.measured(noise)
            if noise is Noise.NONE:
                clean["with" if with_meaning else "without"] = told
            yield _row(noise.value, "with" if with_meaning else "without", told)
    for how, told in clean.items():
        yield from _by(told, "by_language", f"By language, {how} embedding")
        yield from _by(told, "by_kind", f"By kind, {how} embedding")


def _row(noise: str, how: str, told: Mapping[str, Any]) -> str:
    figures = (
        told["recall@1"], told["recall@5"], told["mrr"],
        told["right_kept_confident"], told["out_of_scope"]["flagged"],
    )  # fmt: skip
    shares = " | ".join(f"{figure:.3f}" for figure in figures)
    return f"| {noise} | {how} | {shares} | {told['p50_ms']:.1f} | {told['p95_ms']:.1f} |"


def _by(told: Mapping[str, Any], part: str, title: str) -> Iterator[str]:
    yield from (
        "",
        f"### {title}",
        "",
        "| | queries | recall@1 | recall@5 | MRR |",
        "| --- | ---: | ---: | ---: | ---: |",
    )
    for group, one in told[part].items():
        yield f"| {group} | {one['queries']} | {one['recall@1']:.3f} | {one['recall@5']:.3f} | {one['mrr']:.3f} |"


if __name__ == "__main__":
    main()
