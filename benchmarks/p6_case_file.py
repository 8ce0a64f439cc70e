"""P6: the page of a case and its timeline, opened, with ten to ten thousand events in it, beside a page that reads nothing."""

import argparse
from collections.abc import Mapping
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.cases import READER, SMALLEST, database_of_cases, full_case, keep, load_the_law, reader
from benchmarks.databases import stop_serving
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Figure, Lane, measure, ratio
from benchmarks.sites import Site, sites_of
from jardam.config.up.supervisor import Supervisor
from jardam.database.scope import for_centre

DATABASE = "jardam_cases"
EVENTS = (10, 100, 1_000, 10_000)
PAGES = {"page of the case": "/cases/{}/", "its timeline": "/cases/{}/timeline/"}
MOST_CPU, MOST_STATEMENTS = 15, 12
STATEMENTS = (
    "Statements are counted without BEGIN and COMMIT. Those of the page: the session, the account, callbacks that wait; the case"
    " with its check-ins and the centre's own items; its lines with needs and ticks; terms; papers; claims with their sums;"
    " files; everybody named; earlier matters; both readings for the audit."
)
REST = (
    "A bare page is what every signed-in page costs. Of the rest more than half is drawing by Django's templates, the smaller"
    " part nine statements with what they read, and opening seals."
)


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    stop_serving(supervisor)
    cases = _cases(supervisor)
    with sites_of({SMALLEST: DATABASE}, supervisor) as served:
        (site,) = served.values()
        lanes = [_lane(site, "bare page", size, "/answers/") for size in EVENTS]
        lanes += [
            _lane(site, page, size, path.format(cases[size]))
            for page, path in PAGES.items()
            for size in EVENTS
        ]
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
        sent = {page: _statements(site, path, cases) for page, path in PAGES.items()}
    save(
        Row(
            "P6",
            "The file of a case",
            verdicts=_verdicts(figures, sent),
            figures={
                name: {str(size): figures[f"{name} {size}"] for size in EVENTS}
                for name in ["bare page", *PAGES]
            },
            facts=_facts(figures),
            notes=[
                "By events of one case; of a hundred five are money, five files, one a paper that was begun, the rest notes.",
                "The page shows the newest thirty lines, ten papers and ten files, and what money comes to; each leads on to all.",
                STATEMENTS,
                REST,
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _cases(supervisor: Supervisor) -> Mapping[int, UUID]:
    """By their size, made anew in every run."""
    database_of_cases(supervisor, DATABASE)
    load_the_law()
    by = reader()
    assert by.centre_id is not None
    with for_centre(by.centre_id):
        cases = {events: full_case(events, by).pk for events in EVENTS}
    keep(supervisor, DATABASE)
    return cases


def _lane(site: Site, page: str, events: int, path: str) -> Lane:
    browser = site.browser(site.sign_in(READER))
    return Lane(f"{page} {events}", lambda count: [path] * count, browser.get, site.pids)


def _statements(site: Site, path: str, cases: Mapping[int, UUID]) -> dict[int, int]:
    """As the same page sends them in this process, once it has been here."""
    client = Client(headers={"host": f"localhost:{site.port}"})
    client.cookies.load(site.sign_in(READER).cookie)
    sent = {}
    for events, case in cases.items():
        assert client.get(path.format(case)).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(path.format(case))
        sent[events] = sum(query["sql"] not in {"BEGIN", "COMMIT"} for query in captured)
    return sent


def _verdicts(figures: Mapping[str, Figure], sent: Mapping[str, Mapping[int, int]]) -> list[Verdict]:
    verdicts = []
    for page in PAGES:
        most = max(sent[page].values())
        verdicts.append(Verdict(f"{page}: most statements at any size", most, MOST_STATEMENTS, unit=""))
        verdicts += [
            Verdict(f"{page}: {events:,} events", figures[f"{page} {events}"].cpu, MOST_CPU, unit="ms")
            for events in EVENTS
        ]
    return verdicts


def _facts(figures: Mapping[str, Figure]) -> dict[str, float]:
    of_pages = [(page, events) for page in PAGES for events in EVENTS]
    grown = {
        f"{page}, {events:,} events against {EVENTS[0]}": ratio(
            figures, f"{page} {events}", f"{page} {EVENTS[0]}"
        )
        for page, events in of_pages
        if events > EVENTS[0]
    }
    return grown | {
        f"{page}, {events:,} events against a bare page": ratio(
            figures, f"{page} {events}", f"bare page {events}"
        )
        for page, events in of_pages
    }
