"""Lanes run in turns, so that a noisy neighbour meets all of them: CPU per request, median of the rounds."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.processes import cpu_ms

Act = Callable[[Any], object]
WARMING = 20


@dataclass(frozen=True, slots=True)
class Lane:
    """One way of doing a job.

    ``prepare(n)`` makes what ``n`` requests need, outside the measurement; ``act`` is one request with one of those;
    ``pids`` are the processes whose time counts: the server with its database backends, or this process with its own.
    """

    name: str
    prepare: Callable[[int], Iterable[Any]]
    act: Act
    pids: Callable[[], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Units: milliseconds. ``cpu`` per request is the median of ``rounds``; ``p50`` and ``p95`` are waiting times."""

    cpu: float
    p50: float
    p95: float
    rounds: list[float]


def measure(lanes: Sequence[Lane], *, rounds: int, requests: int) -> dict[str, Figure]:
    """Run every lane once to warm up, then ``rounds`` times in turns."""
    cpu: dict[str, list[float]] = {lane.name: [] for lane in lanes}
    waits: dict[str, list[float]] = {lane.name: [] for lane in lanes}
    for number in range(-1, rounds):
        for lane in lanes:
            spent, waited = _round(lane, requests)
            if number >= 0:
                cpu[lane.name].append(spent / requests)
                waits[lane.name] += waited
        _say(
            f"round {number + 1} of {rounds}: "
            + ", ".join(f"{name} {c[-1]:.2f}" for name, c in cpu.items() if c)
        )
    return {lane.name: _figure(cpu[lane.name], waits[lane.name]) for lane in lanes}


def ratio(figures: Mapping[str, Figure], lane: str, floor: str) -> float:
    """How many times the floor: the median of the ratios of the rounds, each of one moment."""
    pairs = zip(figures[lane].rounds, figures[floor].rounds, strict=True)
    return round(statistics.median(one / other for one, other in pairs), 3)


def _round(lane: Lane, requests: int) -> tuple[float, list[float]]:
    """A few requests first, uncounted: while other lanes ran, the server may have let threads and connections go."""
    things = list(lane.prepare(WARMING + requests))
    for thing in things[:WARMING]:
        lane.act(thing)
    pids = lane.pids()
    waits = []
    before = cpu_ms(pids)
    for thing in things[WARMING:]:
        began = time.perf_counter()
        lane.act(thing)
        waits.append((time.perf_counter() - began) * 1000)
    return cpu_ms(pids) - before, waits


def _figure(cpu: list[float], waits: list[float]) -> Figure:
    percentiles = statistics.quantiles(waits, n=100)
    return Figure(
        cpu=round(statistics.median(cpu), 4),
        p50=round(percentiles[49], 3),
        p95=round(percentiles[94], 3),
        rounds=[round(one, 4) for one in cpu],
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr)
