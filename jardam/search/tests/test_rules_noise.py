import random

from hypothesis import given
from hypothesis import strategies as st

from jardam.search.rules.measuring import Asked, Outcome, figures_by, figures_of, percentile
from jardam.search.rules.noise import Noise, noisy


def test_a_worked_example() -> None:
    assert noisy("төлөбөйт", Noise.LETTERS, random.Random(1)) == "толобойт"
    assert noisy("зарплата", Noise.TRANSLIT, random.Random(1)) == "zarplata"
    assert noisy("зарплата", Noise.LAYOUT, random.Random(1)) == "pfhgkfnf"
    assert noisy("потерял паспорт", Noise.PREFIX, random.Random(1)) == "потерял пасп"


@given(
    st.text(alphabet="абвгдежзик ", min_size=1).filter(str.strip), st.sampled_from(list(Noise)), st.integers()
)
def test_the_same_dice_make_the_same_slips(text: str, noise: Noise, seed: int) -> None:
    assert noisy(text, noise, random.Random(seed)) == noisy(text, noise, random.Random(seed))


def _outcome(place: int, language: str) -> Outcome:
    return Outcome(
        Asked("?", language, "plain", frozenset({"A"})), place, is_confident=True, seconds=0.001 * place
    )


def test_figures_of_a_worked_example() -> None:
    outcomes = [_outcome(1, "ru"), _outcome(4, "ru"), _outcome(0, "ky"), _outcome(6, "ky")]
    whole = figures_of(outcomes)
    assert (whole.recall_at_1, whole.recall_at_5) == (0.25, 0.5)
    assert round(whole.mrr, 4) == round((1 + 1 / 4 + 1 / 6) / 4, 4)
    assert figures_by(outcomes, lambda asked: asked.language)["ky"].recall_at_5 == 0
    assert percentile([outcome.seconds for outcome in outcomes], 0.95) == 6
