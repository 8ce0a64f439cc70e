from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.rules.ranking import Fit, Offer, Wanted, rank

WANTED = Wanted("RU-KDA", Language.UZ, [Topic.B_UNPAID_WAGES])
some = st.builds(
    Offer,
    regions=st.lists(st.sampled_from(["RU", "RU-KDA", "RU-MOW", "UZ"]), min_size=1, max_size=3),
    languages=st.lists(st.sampled_from([language.value for language in Language]), max_size=3),
    topics=st.lists(st.sampled_from([topic.value for topic in Topic]), max_size=3),
    is_free=st.sampled_from([True, False, None]),
    is_full=st.booleans(),
)


def test_who_speaks_it_free_of_charge_next_door_comes_first() -> None:
    near = Offer(["RU-KDA"], ["UZ"], [Topic.B_UNPAID_WAGES], True)
    others = [
        Offer(["RU"], ["UZ"], [Topic.B_UNPAID_WAGES], True),
        Offer(["RU-KDA"], ["UZ"], [Topic.B_UNPAID_WAGES], False),
        Offer(["RU-KDA"], [], [Topic.B_UNPAID_WAGES], True),
        Offer(["RU-KDA"], ["KY"], [Topic.B_UNPAID_WAGES], True),
        Offer(["RU-KDA"], ["UZ"], [], True),
    ]
    assert sorted([*others, near], key=lambda offer: rank(offer, WANTED))[0] == near


@given(some)
def test_nothing_is_better_than_what_is_wanted(offer: Offer) -> None:
    assert rank(offer, WANTED) >= rank(Offer(["RU-KDA"], ["UZ"], [Topic.B_UNPAID_WAGES], True), WANTED)


@given(some)
def test_an_unknown_language_lies_between_spoken_and_not_spoken(offer: Offer) -> None:
    def with_languages(*languages: str) -> tuple[int, ...]:
        return rank(replace(offer, languages=languages), WANTED)

    assert with_languages("UZ") < with_languages() < with_languages("KY")


@given(some)
def test_who_wants_nothing_in_particular_is_offered_by_fee_alone(offer: Offer) -> None:
    placed = rank(offer, Wanted())
    assert (placed.topic, placed.region, placed.language) == (Fit.YES, Fit.YES, Fit.YES)


@given(some, some)
def test_who_takes_nobody_now_stands_behind_all_who_do_as_much_of_the_matter(
    one: Offer, other: Offer
) -> None:
    full, takes = replace(one, is_full=True), replace(other, is_full=False, topics=one.topics)
    assert rank(takes, WANTED) < rank(full, WANTED)


def test_who_takes_nobody_now_but_does_it_stands_before_who_does_something_else() -> None:
    full = Offer(["RU-KDA"], ["UZ"], [Topic.B_UNPAID_WAGES], True, is_full=True)
    assert rank(full, WANTED) < rank(replace(full, topics=[Topic.A_PATENT], is_full=False), WANTED)
