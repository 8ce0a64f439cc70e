"""The paper of consent says what was agreed to, each to whom and until when it was, and nothing beside it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jardam.filings.rules.agreed import LANGUAGE, LIST, PURPOSE, RECEIVERS, UNTIL, Agreed, told

COURT = Agreed(
    "чтобы обратиться в госорган или суд",
    ("суд: Тверской районный суд",),
    ("имя и дата рождения", "что случилось"),
    date(2027, 3, 1),
    "таджикский",
)
SHELTER = Agreed(
    "чтобы помогла другая организация", ("партнёр: Приют",), ("здоровье",), date(2026, 12, 1), "русский"
)

words = st.text("абвгде ", min_size=1, max_size=9).map(lambda text: f"я{text.strip()}")
agreements = st.lists(
    st.builds(
        Agreed,
        words,
        st.tuples(words),
        st.tuples(words, words),
        st.dates(date(2026, 1, 1), date(2029, 1, 1)),
        st.sampled_from(["", "русский", "киргизский"]),
    ),
    max_size=6,
)


def test_one_agreement_is_told_as_it_is() -> None:
    assert told([COURT]) == {
        PURPOSE: "Чтобы обратиться в госорган или суд.",
        LIST: "имя и дата рождения\nчто случилось",
        RECEIVERS: "Суд: Тверской районный суд.",
        UNTIL: "по 1 марта 2027 г.",
        LANGUAGE: "таджикский",
    }


def test_of_several_each_keeps_its_own() -> None:
    said = told([COURT, SHELTER])
    assert said[LIST].splitlines() == [
        "для цели 1: имя и дата рождения, что случилось",
        "для цели 2: здоровье",
    ]
    assert said[UNTIL] == "для цели 1: по 1 марта 2027 г.; для цели 2: по 1 декабря 2026 г."
    assert said[LANGUAGE] == "таджикский, русский"


@given(agreements)
def test_every_agreement_stands_with_its_own_receiver_data_and_day(said: list[Agreed]) -> None:
    paper = told(said)
    assert bool(paper) == bool(said)
    lines = {code: paper.get(code, "").splitlines() for code in (PURPOSE, LIST, RECEIVERS)}
    if len(lines[PURPOSE]) > 1:
        for one in said:
            assert any(
                one.purpose in purpose and ", ".join(one.fields) in data and one.receivers[0] in receivers
                for purpose, data, receivers in zip(*lines.values(), strict=True)
            )


@given(agreements, words)
def test_whom_one_may_tell_more_makes_no_second_purpose(said: list[Agreed], other: str) -> None:
    if said:
        again = Agreed(said[0].purpose, (other,), said[0].fields, said[0].until, said[0].language)
        assert len(told([*said, again])[PURPOSE].splitlines()) == len(told(said)[PURPOSE].splitlines())
