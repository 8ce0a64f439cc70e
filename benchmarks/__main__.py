"""`python -m benchmarks p1`: start a house, then run one row of the table of targets in it.

The rows import Django, which must not be read before the house has its passwords: so they are imported late.
"""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from benchmarks.house import SIZES, folder_of_this_schema, house

ROWS = {
    "build": "benchmarks.databases",
    "p1": "benchmarks.p1_save_contact",
    "p3": "benchmarks.p3_known_caller",
    "p5": "benchmarks.p5_contact_list",
    "p5_cases": "benchmarks.p5_case_list",
    "p6": "benchmarks.p6_case_file",
    "p7": "benchmarks.p7_answers",
    "my_day": "benchmarks.my_day",
    "p11": "benchmarks.p11_complaint",
    "p13": "benchmarks.p13_instance",
    "late_pay": "benchmarks.late_pay",
    "radar": "benchmarks.radar",
    "directory": "benchmarks.directory",
}
WITHOUT_A_HOUSE = {"p13", "late_pay"}
"""The one starts the house itself, six times; the other needs none."""


def main() -> int:
    asked = _options()
    if asked.row in WITHOUT_A_HOUSE:
        importlib.import_module(ROWS[asked.row]).run(asked)
        return 0
    with house(asked.folder, asked.port) as supervisor:
        importlib.import_module(ROWS[asked.row]).run(asked, supervisor)
    return 0


def _options() -> argparse.Namespace:
    default = folder_of_this_schema(Path(tempfile.gettempdir()) / "jardam-benchmarks")
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure one row of the targets."
    )
    parser.add_argument("row", choices=ROWS, help="build only makes the databases, the slow part")
    parser.add_argument("--contacts", type=int, nargs="+", default=list(SIZES), help="sizes to measure")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds; the median counts")
    parser.add_argument("--requests", type=int, default=100, help="requests in a round")
    parser.add_argument(
        "--folder", type=Path, default=default, help="where the house stands, kept for next time"
    )
    parser.add_argument("--port", type=int, default=8310, help="the first of some twenty ports on localhost")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
