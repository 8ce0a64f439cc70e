"""P13: what the whole instance takes: the seconds of a warm start of `bin/up`, and memory after real work.

Runs `bin/up` itself on the house that the other rows measure, signs in as a person would, and works in it.
"""

import argparse
import re
import signal
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from benchmarks.house import PROJECT, hide_the_shell
from benchmarks.processes import PROC, memory, with_children
from benchmarks.results import Row, Verdict, save
from jardam.demo.staff import DEMO_PASSWORD

STARTS = 6
"""The first start may have to prepare something for changed code; it is not counted."""

CALLS = 30
ASKED = (
    "эки айдан бери айлык бербей жатат",
    "маош намедиҳанд, чӣ кор кунам",
    "ish haqini berishmayapti",
    "nu mi-au plătit salariul",
    "отобрали паспорт и не отдают",
    "how long may I stay without a patent",
    "pfhgkfne yt gkfnzn",
)
PATIENCE = 120.0
KINDS = {
    "jardam.config.wsgi": "web",
    "jardam.config.stream": "stream",
    "jardam.config.cli": "worker",
    "jardam.search.meaning_process": "meaning",
}
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def run(asked: argparse.Namespace) -> None:
    hide_the_shell(asked.folder, asked.port)
    starts = []
    for number in range(STARTS):
        with _up(asked.port) as (process, seconds):
            starts.append(seconds)
            if number == STARTS - 1:
                Person(asked.port).work()
                used = _memory_by_kind(process.pid)
    warm = round(statistics.median(starts[1:]), 2)
    save(
        Row(
            "P13",
            "The whole instance",
            verdicts=[
                Verdict(
                    "web process, resident after work", round(used["web, rss"], 1), at_most=160, unit="MiB"
                ),
                Verdict("warm start of bin/up to the first page", warm, at_most=5, unit="s"),
            ],
            facts={
                **{name: round(size, 1) for name, size in used.items()},
                "slowest warm start, s": max(starts[1:]),
            },
            notes=[
                "Memory in MiB: rss as resident, pss with what is shared counted once. The web row is granian and its one worker.",
                "The bank of 10M contacts with a running crosstab, the third target of the row, waits for the data bank.",
            ],
            rounds=STARTS - 1,
        )
    )


@contextmanager
def _up(port: int) -> "Iterator[tuple[subprocess.Popen[bytes], float]]":
    """`bin/up`, and the seconds from the command to the sign-in page."""
    began = time.perf_counter()
    command = [str(PROJECT / "bin" / "up"), "--no-demo", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        Person(port).wait_for_first_page(process)
        yield process, round(time.perf_counter() - began, 2)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


class Person:
    """Somebody at a browser."""

    def __init__(self, port: int) -> None:
        self._origin = f"http://localhost:{port}"
        self._browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def wait_for_first_page(self, process: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and process.poll() is None:
            try:
                self._get("/sign-in/")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise TimeoutError("bin/up showed no page")

    def work(self) -> None:
        """Sign in, take calls, look for answers in six languages, look through the contacts."""
        self._sign_in("farida")
        first = (
            time.time_ns() // 1_000_000 % 9_000_000
        )  # numbers that neither an earlier run nor the demo has
        for number in range(CALLS):
            call = self._post("/calls/start/", self._get("/"), {"channel": "PHONE"})
            typed = {
                "language": "KY",
                "phone": f"+99611{first + number:07}",
                "stated": "[demo] сөз",
                "outcome": "ANSWERED",
            }
            address = re.search(r'action="(/calls/[^"]+/close/)"', call)
            assert address, "the call page has no form"
            asked = {"words": ASKED[number % len(ASKED)], "language": "", "stated": "", "shown": ""}
            self._post("/answers/found/", call, asked)
            self._post(address[1], call, {**typed, "topics": "B_UNPAID_WAGES"})
            self._get("/contacts/")
            self._get("/counts/") if number == 0 else None

    def _sign_in(self, name: str) -> None:
        page = self._get("/sign-in/")
        page = self._post("/sign-in/", page, {"username": name, "password": DEMO_PASSWORD})
        command = [str(PROJECT / ".venv" / "bin" / "jardam"), "demo", "code", name]
        code = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        self._post("/second-factor/", page, {"code": code})

    def _get(self, path: str) -> str:
        with self._browser.open(self._origin + path) as answer:
            return str(answer.read().decode())

    def _post(self, path: str, page: str, fields: Mapping[str, str]) -> str:
        """Send a form of ``page`` and follow to where it leads."""
        token = _TOKEN.search(page)
        assert token, f"no form to send to {path}"
        typed = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        with self._browser.open(self._origin + path, typed) as answer:
            return str(answer.read().decode())


def _memory_by_kind(up: int) -> dict[str, float]:
    """What `bin/up` started, by what it is; the database with all of its processes."""
    by_kind: dict[str, list[int]] = {}
    for pid in with_children(up):
        by_kind.setdefault(_kind(pid, up), []).append(pid)
    used = {}
    for kind, pids in by_kind.items():
        counted = memory(pids)
        used[f"{kind}, rss"], used[f"{kind}, pss"] = counted.rss, counted.pss
    return used


def _kind(pid: int, up: int) -> str:
    words = (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    if pid == up:
        return "supervisor"
    return next(
        (kind for mark, kind in KINDS.items() if mark in words),
        "database" if "postgres" in words else "other",
    )
