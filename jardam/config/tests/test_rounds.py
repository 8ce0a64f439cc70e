import logging

import pytest

from jardam.config.rounds import AFTER_TROUBLE, Round, Rounds


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def walked(rounds: Rounds, clock: Clock, seconds: list[float]) -> None:
    for moment in seconds:
        clock.now = moment
        rounds.walk()


def test_a_round_is_walked_when_it_is_due_and_not_before(clock: Clock) -> None:
    seen: list[float] = []
    rounds = Rounds([Round("look", 10, lambda: seen.append(clock.now))], clock)
    walked(rounds, clock, [0, 5, 10, 19, 25])
    assert seen == [0, 10, 25]


def test_a_round_in_trouble_waits_longer_and_stops_no_other(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[float] = []

    def fail() -> None:
        seen.append(-clock.now)
        raise ConnectionError

    rounds = Rounds([Round("fail", 1, fail), Round("look", 1, lambda: seen.append(clock.now))], clock)
    with caplog.at_level(logging.ERROR):
        walked(rounds, clock, [1, 2, AFTER_TROUBLE + 1])
    assert seen == [-1, 1, 2, -(AFTER_TROUBLE + 1), AFTER_TROUBLE + 1]
    assert "a round failed: fail" in caplog.text


def test_it_stops_at_once(clock: Clock) -> None:
    rounds = Rounds([], clock)
    rounds.start()
    rounds.stop()
    assert not rounds.is_alive()
