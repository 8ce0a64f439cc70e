from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.reception.rules.fitting import Asked, Offering, Wish, fits

languages = st.sampled_from(Language)
askings = st.builds(Asked, languages, st.sampled_from(Wish))
offerings = st.builds(Offering, st.frozensets(languages), st.sampled_from(["", "F", "M"]))


def test_a_woman_who_speaks_only_uzbek_asks_for_a_woman() -> None:
    asked = Asked(Language.UZ, Wish.WOMAN)
    assert fits(Offering(frozenset({Language.UZ, Language.RU}), "F"), asked)
    assert not fits(Offering(frozenset({Language.UZ}), "M"), asked)
    assert not fits(Offering(frozenset({Language.UZ}), ""), asked)
    assert not fits(Offering(frozenset({Language.RU}), "F"), asked)


@given(offerings, askings)
def test_whoever_is_offered_speaks_the_language_and_is_as_asked(offering: Offering, asked: Asked) -> None:
    if fits(offering, asked):
        assert asked.language in offering.languages
        assert asked.wish is Wish.NONE or offering.sex == asked.wish.value


@given(offerings, st.sampled_from(Wish))
def test_an_unknown_language_fits_nobody(offering: Offering, wish: Wish) -> None:
    assert not fits(offering, Asked(Language.UNKNOWN, wish))


@given(offerings, languages)
def test_without_a_wish_at_least_as_many_fit(offering: Offering, language: Language) -> None:
    assert fits(offering, Asked(language)) >= fits(offering, Asked(language, Wish.WOMAN))
