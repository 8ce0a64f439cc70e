from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.rules.ranking import Offer, Wanted, rank

WANTED = Wanted("RU-KDA", Language.UZ, [Topic.B_UNPAID_WAGES])
some = st.builds(
    Offer,
    regions=st.lists(st.sampled_from(["RU", "RU-KDA", "RU-MOW", "UZ"]), min_size=1),
    languages=st.lists(st.sampled_from([language.value for language in Language])),
    topics=st.lists(st.sampled_from([topic.value for topic in Topic])),
    is_free=st.sampled_from([True, False, None]),
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
        return rank(Offer(offer.regions, languages, offer.topics, offer.is_free), WANTED)

    assert with_languages("UZ") < with_languages() < with_languages("KY")


@given(some)
def test_who_wants_nothing_in_particular_is_offered_by_fee_alone(offer: Offer) -> None:
    assert rank(offer, Wanted())[:3] == (0, 0, 0)
