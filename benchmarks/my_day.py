"""My day, the first page of everybody: of an operator and of the head, at every size, beside a page that reads nothing.

What waits is made equally much at every size, so that growth is the growth of the bank and not of the page: of the
demo's contacts a hundredth waits, which is nothing in a small bank and more than the page shows in a large one.
"""

import argparse
import re
from collections.abc import Mapping, Sequence

import psycopg

from benchmarks.databases import super_login
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Figure, Lane, measure, ratio
from benchmarks.sites import Site, sites
from jardam.config.up.supervisor import Supervisor

READERS = {"operator": "erkin", "head": "farida"}
PAGES = {"my day": "/", "bare page": "/answers/"}
"""The bare one is an empty box in the same shell: who is there, how many callbacks wait, and nothing else is read."""

MOST = 1.25
"""What P5 asks of any list page."""

_STEP = re.compile(r'href="/steps/([0-9a-f-]{36})/')
_END = """
    UPDATE followups_step SET state = 'WITHDRAWN', due_on = NULL, ended_on = current_date
    WHERE due_on IS NOT NULL AND centre_id = (SELECT id FROM centres_centre WHERE code = 'moscow')
"""
_WAIT = """
    WITH chosen AS (
        SELECT step.centre_id, step.id FROM followups_step AS step
        JOIN centres_centre AS centre ON centre.id = step.centre_id AND centre.code = 'moscow'
        WHERE step.kind <> 'CASE' ORDER BY step.asked_on DESC, step.id LIMIT %(most)s)
    UPDATE followups_step AS step SET state = 'ASKED', due_on = current_date, ended_on = NULL
    FROM chosen WHERE step.centre_id = chosen.centre_id AND step.id = chosen.id
"""
WAITING = 60


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    with sites(asked, supervisor) as served:
        for site in served.values():
            _let_steps_wait(site)
        lanes = [lane for site in served.values() for lane in _lanes(site)]
        shown = {lane.name: _steps_on(lane) for lane in lanes}
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    sizes = sorted(served)
    names = [f"{page}, {reader}" for page in PAGES for reader in READERS]
    save(
        Row(
            "my_day",
            "My day",
            verdicts=_verdicts(figures, sizes),
            figures={name: {str(size): figures[f"{name} {size}"] for size in sizes} for name in names},
            facts=_facts(figures, shown, sizes),
            notes=[
                "The target is what P5 asks of any list page; against the bare page nothing is asked.",
                "The bare page is the answers with an empty box: the same shell, and nothing else read.",
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _verdicts(figures: Mapping[str, Figure], sizes: Sequence[int]) -> list[Verdict]:
    first, last = sizes[0], sizes[-1]
    return [
        Verdict(
            f"{reader}: {last:,} against {first:,}",
            ratio(figures, f"my day, {reader} {last}", f"my day, {reader} {first}"),
            at_most=MOST,
        )
        for reader in READERS
    ]


def _facts(figures: Mapping[str, Figure], shown: Mapping[str, int], sizes: Sequence[int]) -> dict[str, float]:
    against = {
        f"against a bare page, {reader} at {size:,}": ratio(
            figures, f"my day, {reader} {size}", f"bare page, {reader} {size}"
        )
        for reader in READERS
        for size in sizes
    }
    return against | {
        f"steps that wait on it, {reader} at {size:,}": float(shown[f"my day, {reader} {size}"])
        for reader in READERS
        for size in sizes
    }


def _let_steps_wait(site: Site) -> None:
    """As many at every size, in the place of those that waited."""
    with psycopg.connect(**super_login(site.supervisor, site.database), autocommit=True) as database:
        database.execute(_END)
        database.execute(_WAIT, {"most": WAITING})
        database.execute("VACUUM (ANALYZE) followups_step")


def _steps_on(lane: Lane) -> int:
    (path,) = lane.prepare(1)
    return len(set(_STEP.findall(str(lane.act(path)))))


def _lanes(site: Site) -> list[Lane]:
    return [
        _lane(site, f"{page}, {word}", path, name)
        for word, name in READERS.items()
        for page, path in PAGES.items()
    ]


def _lane(site: Site, name: str, path: str, reader: str) -> Lane:
    browser = site.browser(site.sign_in(reader))
    return Lane(f"{name} {site.size}", lambda count: [path] * count, browser.get, site.pids)
