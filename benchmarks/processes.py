"""Processor time and memory of processes, from /proc, as the kernel counts them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
NS_PER_MS = 1_000_000


@dataclass(frozen=True, slots=True)
class Memory:
    """Units: MiB. ``pss`` shares out what several processes have in common."""

    rss: float
    pss: float


def cpu_ms(pids: Iterable[int]) -> float:
    """Milliseconds on a processor so far, all threads, to the nanosecond. A thread that is gone counts nothing."""
    return sum(_on_cpu_ns(task) for pid in pids for task in _tasks(pid)) / NS_PER_MS


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


def _tasks(pid: int) -> list[Path]:
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except FileNotFoundError:
        return []


def _on_cpu_ns(task: Path) -> int:
    try:
        return int((task / "schedstat").read_text().split()[0])
    except (FileNotFoundError, ProcessLookupError):
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
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[1]) for line in lines}
