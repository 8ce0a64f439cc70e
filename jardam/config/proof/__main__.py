"""`bin/test`: runs the checks, says how long each took, and closes with one line of figures."""

import argparse
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from jardam.config.proof import checks
from jardam.config.proof.checks import Check
from jardam.config.proof.machine import prepare_machine
from jardam.config.up import catalogues, frontend
from jardam.config.up.folders import Data, prepare_data
from jardam.config.up.progress import say, step
from jardam.database.trouble import Trouble

FIGURES = re.compile(r"(\d+) (passed|failed|errors?)\b")
CLOSING = re.compile(
    r"^=*\s*(\d+ (passed|failed|errors?|skipped|deselected|xfailed|xpassed|warnings?)\b.*) in [\d.]+s"
)


def main() -> int:
    options = _options()
    try:
        data = _prepare(with_browser=not options.quick)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    environ = checks.environment(nightly=options.nightly)
    with ThreadPoolExecutor(checks.WORKERS) as pool:
        results = list(pool.map(partial(_run, environ=environ), checks.static_checks(data)))
    results.append(_run(checks.tests(quick=options.quick), environ))
    if not options.quick:
        results.append(_run(checks.journeys(), environ))
    passed, failed = (sum(figures) for figures in zip(*results, strict=True))
    say(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/test", description="Prove everything; without words, in minutes."
    )
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="no browser, no large proofs")
    size.add_argument("--nightly", action="store_true", help="the large proofs whole")
    return parser.parse_args()


def _prepare(*, with_browser: bool) -> Data:
    data = prepare_data()
    with step("Machine"):
        prepare_machine(with_browser=with_browser)
    with step("Front end and message catalogues"):
        if not frontend.is_built():
            frontend.build(data)
        catalogues.compile_catalogues(catalogues.stale_catalogues())
    return data


def _run(check: Check, environ: dict[str, str]) -> tuple[int, int]:
    """Run one check; what it says is shown as it says it when it is pytest, else only when it fails.

    Returns how much of it passed and how much failed: a check without figures is one.
    """
    if check.counts:
        say(f"\n== {check.name}")
    began = time.monotonic()
    code, said = _watched(check, {**environ, **check.environ})
    passed, failed = _figures(said) if check.counts else (int(code == 0), 0)
    if code != 0 and not failed:
        failed = 1
    say(f"== {check.name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - began:.1f} s")
    return passed, failed


def _watched(check: Check, environ: dict[str, str]) -> tuple[int, list[str]]:
    process = subprocess.Popen(  # noqa: S603 - our own tools, no shell
        list(check.argv),
        cwd=check.folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    said: list[str] = []
    for line in process.stdout or ():
        said.append(line.rstrip("\n"))
        if check.counts:
            say(said[-1])
    code = process.wait()
    if code != 0 and not check.counts:
        say("\n".join([f"\n== {check.name}", *said]))
    return code, said


def _figures(said: list[str]) -> tuple[int, int]:
    """What pytest's own last line counts: passed, and failed with errors."""
    last = next((line for line in reversed(said) if CLOSING.match(line)), "")
    counted = [(int(number), word) for number, word in FIGURES.findall(last)]
    passed = sum(number for number, word in counted if word == "passed")
    return passed, sum(number for number, word in counted if word != "passed")


if __name__ == "__main__":
    sys.exit(main())
