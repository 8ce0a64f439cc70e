"""Processor time and memory of processes, as the kernel counts them."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
NS_PER_MS = 1_000_000
_SCHEDULED = 2  # CPUCLOCK_SCHED


@dataclass(frozen=True, slots=True)
class Memory:
    """Units: MiB. ``pss`` shares out what several processes have in common."""

    rss: float
    pss: float


def cpu_ms(pids: Iterable[int]) -> float:
    """Milliseconds on a processor so far, to the nanosecond, threads that have ended included. A process that is gone counts nothing.

    A server ends a thread that has idled: summing the living ones, as /proc/PID/task shows them, would lose its time.
    """
    return sum(map(_on_cpu_ns, pids)) / NS_PER_MS


def with_children(pid: int) -> list[int]:
    """The process and everything that it started, and they started."""
    parents = dict(_parents())
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def memory(pids: Iterable[int]) -> Memory:
    facts = [_rollup(pid) for pid in pids]
    return Memory(sum(fact["Rss"] for fact in facts) / 1024, sum(fact["Pss"] for fact in facts) / 1024)


def _on_cpu_ns(pid: int) -> int:
    """The kernel's own clock of another process: `clock_getcpuclockid`, which Python does not offer."""
    try:
        return time.clock_gettime_ns((~pid << 3) | _SCHEDULED)
    except OSError:
        return 0


def _parents() -> Iterator[tuple[int, int]]:
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                after_name = (entry / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            yield int(entry.name), int(after_name[1])


def _rollup(pid: int) -> dict[str, int]:
    """Of a process that lets nobody look into it, what is resident stands for what is shared, too."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    except PermissionError:
        status = (PROC / str(pid) / "status").read_text().splitlines()
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
        return {"Rss": resident, "Pss": resident}
    return {line.split(":")[0]: int(line.split()[1]) for line in lines}
