import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.accounts.rules.devices import device_words


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Linux; Android 9; SM-A105F) Chrome/99.0 Mobile Safari/537.36", "Chrome, Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8.0", ""),
    ],
)
def test_two_words_and_no_fingerprint(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words


@given(st.text())
def test_it_says_nothing_of_its_own(user_agent: str) -> None:
    assert len(device_words(user_agent)) <= 40
