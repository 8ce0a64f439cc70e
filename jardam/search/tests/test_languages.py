import pytest

from jardam.kernel.languages import Language
from jardam.search.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("хозяин не отдаёт деньги за два месяца", Language.RU),
        ("мага эки айдан бери акча бербей жатышат", Language.KY),
        ("ба ман ду моҳ боз пул намедиҳанд", Language.TG),
        ("menga ikki oydan beri pul berishmayapti", Language.UZ),
        ("менга икки ойдан бери пул беришмаяпти", Language.UZ),
        ("de două luni nu îmi dau banii", Language.RO),
        ("they have not given me my money for two months", Language.EN),
        ("12 34", Language.UNKNOWN),
        ("", Language.UNKNOWN),
    ],
)
def test_the_language_is_guessed_from_a_sentence(text: str, language: Language) -> None:
    assert language_of(text) is language
