"""P11: a complaint of two pages from the facts of a case, read, opened and set, beside the typesetter alone with the same words.

In this process, as the page's view runs it: the paper found, its facts decrypted with where they come from, the PDF.
"""

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from uuid import UUID

import typst
from django.db import connection, transaction
from django.utils import timezone

from benchmarks import joined  # noqa: F401 - first of all, so that the models below can be read
from benchmarks.cases import claim_of, complaint_of, database_of_cases, keep, load_the_law, new_case, reader
from benchmarks.databases import stop_serving, use_database
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Lane, measure, ratio
from jardam.centres.models import User
from jardam.config.up.supervisor import Supervisor
from jardam.database.scope import for_centre
from jardam.filings.drafted import Drafted, drafted
from jardam.filings.printed import pdf_of
from jardam.filings.providers import Asked
from jardam.filings.queries import visible_paper
from jardam.papers.printing import _fonts, _layout, inputs

DATABASE = "jardam_cases"
MANY, CORES = 1_000, 2
MOST, SECONDS = 1.3, 10

PaperOfCase = tuple[UUID, UUID]
"""The ids of a case and of its paper, as an address names them."""


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    stop_serving(supervisor)
    paper = _paper(supervisor)
    by = reader()
    words, pages = _words(paper, by)
    lanes = [
        Lane("from the case to the PDF", lambda count: [paper] * count, lambda one: printed(one, by), _pids),
        Lane("without setting it", lambda count: [paper] * count, lambda one: read(one, by), _pids),
        Lane("bare typst", lambda count: [words] * count, _set, _pids),
    ]
    figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    waited = _many(paper)
    save(
        Row(
            "P11",
            "A complaint of two pages",
            verdicts=[
                Verdict("against bare typst", ratio(figures, lanes[0].name, lanes[2].name), MOST),
                Verdict(f"{MANY:,} of them by {CORES} processes", waited, SECONDS, unit="s"),
            ],
            figures={lane.name: {"1": figures[lane.name]} for lane in lanes},
            facts={"pages": float(pages)},
            notes=[
                "A complaint to the inspectorate with a claim of three months, in a bank of 1,000 contacts.",
                "Every paper writes down that somebody read who the person is; the seconds hang on what else the machine does.",
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def printed(paper: PaperOfCase, by: User) -> bytes:
    with for_centre(by.centre_id), transaction.atomic():
        return pdf_of(_draft(paper, by))


def read(paper: PaperOfCase, by: User) -> object:
    with for_centre(by.centre_id), transaction.atomic():
        return _draft(paper, by).letter


def _draft(of: PaperOfCase, by: User) -> Drafted:
    paper = visible_paper(by, *of)
    assert paper is not None
    return drafted(paper, Asked(paper.case, by, timezone.now(), timezone.localdate()))


def _words(paper: PaperOfCase, by: User) -> tuple[tuple[bytes, dict[str, str]], int]:
    """What the typesetter is told of it, and how many pages come out."""
    with for_centre(by.centre_id), transaction.atomic():
        letter = _draft(paper, by).letter
    words = (_layout(letter.layout), inputs(letter))
    pages = typst.compile(words[0], format="png", ppi=10.0, font_paths=_fonts(), sys_inputs=words[1])
    return words, len(pages) if isinstance(pages, list) else 1


def _set(words: tuple[bytes, dict[str, str]]) -> bytes:
    return typst.compile(words[0], format="pdf", font_paths=_fonts(), sys_inputs=words[1])


def _pids() -> list[int]:
    return [os.getpid(), connection.connection.info.backend_pid]


def _paper(supervisor: Supervisor) -> PaperOfCase:
    database_of_cases(supervisor, DATABASE)
    load_the_law()
    by = reader()
    with for_centre(by.centre_id), transaction.atomic():
        case = new_case(by)
        claim_of(case, by)
        paper = complaint_of(case, by)
    keep(supervisor, DATABASE)
    return case.pk, paper.pk


def _many(paper: PaperOfCase) -> float:
    """Seconds that both processes take for all, begun when both are warm."""
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        list(pool.map(_print, [(paper, 20)] * CORES))
        began = time.perf_counter()
        list(pool.map(_print, [(paper, MANY // CORES)] * CORES))
        return round(time.perf_counter() - began, 2)


def _print(asked: tuple[PaperOfCase, int]) -> None:
    paper, count = asked
    use_database(DATABASE)
    by = reader()
    for _ in range(count):
        printed(paper, by)
