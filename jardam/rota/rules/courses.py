"""What an operator is trained for, and for how long a training holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jardam.kernel.topics import Block, Topic

EXPIRING = timedelta(days=60)
"""So long before its end a training is said to expire."""


class Course(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    HOTLINE = "HOTLINE"
    MIGRATION_LAW = "MIGRATION_LAW"
    LABOUR_LAW = "LABOUR_LAW"
    HEALTH = "HEALTH"
    SOCIAL = "SOCIAL"


COVERS: Mapping[Course, tuple[Block, ...]] = {
    Course.HOTLINE: (),
    Course.MIGRATION_LAW: (Block.MIGRATION,),
    Course.LABOUR_LAW: (Block.LABOUR,),
    Course.HEALTH: (Block.HEALTH,),
    Course.SOCIAL: (Block.SOCIAL,),
}
"""The blocks whose topics a course covers unless the head says less: how one talks on a hotline covers none."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A training that somebody passed; ``expires_on`` None holds for good."""

    topics: frozenset[Topic]
    passed_on: date
    expires_on: date | None

    def holds(self, on: date) -> bool:
        return self.passed_on <= on and (self.expires_on is None or on <= self.expires_on)

    def is_expiring(self, on: date) -> bool:
        return self.holds(on) and self.expires_on is not None and self.expires_on - on <= EXPIRING


def topics_of(course: Course) -> tuple[Topic, ...]:
    return tuple(topic for topic in Topic if topic.block in COVERS[course])


def unqualified(passed: Iterable[Passed], topics: Iterable[Topic], on: date) -> list[Topic]:
    """Those of ``topics`` that no training covers on this day, in the order of the list.

    Example: labour law passed and expired yesterday: all six labour topics.
    """
    covered = {topic for training in passed if training.holds(on) for topic in training.topics}
    wanted = set(topics)
    return [topic for topic in Topic if topic in wanted and topic not in covered]
