from datetime import UTC, datetime, timedelta
from uuid import UUID

import time_machine

from jardam.kernel.ids import day_uuid

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def made_at(moment: datetime) -> UUID:
    with time_machine.travel(moment, tick=False):
        return day_uuid()


def test_an_id_is_a_version_8_uuid() -> None:
    made = day_uuid()
    assert (made.version, made.variant) == (8, "specified in RFC 4122")


def test_ids_sort_by_the_day_they_were_made() -> None:
    days = [made_at(NOON + n * DAY) for n in range(-400, 400)]
    assert days == sorted(days)


def test_an_id_tells_the_day_and_nothing_finer() -> None:
    """The clock reaches the first 24 bits alone: the first and the last moment of a day share them."""
    first = made_at(NOON.replace(hour=0))
    last = made_at(NOON.replace(hour=23, minute=59, second=59, microsecond=999_999))
    assert (
        first.int >> 104
        == last.int >> 104
        == NOON.date().toordinal() - datetime(1970, 1, 1, tzinfo=UTC).toordinal()
    )


def test_what_is_not_day_or_version_is_random() -> None:
    """Over many ids each of the other 98 bits is seen set and unset."""
    made = [made_at(NOON).int for _ in range(400)]
    ever_set, always_set = 0, (1 << 128) - 1
    for number in made:
        ever_set |= number
        always_set &= number
    varying = ever_set & ~always_set
    assert varying.bit_count() == 128 - 24 - 4 - 2
