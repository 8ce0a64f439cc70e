import pytest

from jardam.kernel.languages import Language
from jardam.search.languages import language_of, spoken_by_caller


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("мага эки айдан бери акча бербей", Language.KY),
        ("ба ман ду моҳ боз пул намедиҳанд", Language.TG),
        ("menga ikki oydan beri pul", Language.UZ),
        ("менга икки ойдан бери пул беришмаяпти", Language.UZ),
        ("nu îmi dau banii de două luni", Language.RO),
        ("хозяин не отдаёт деньги за два месяца", Language.UNKNOWN),  # an operator writes so of any caller
        ("they have not given me my money", Language.UNKNOWN),
        ("khozyain ne otdayot dengi", Language.UNKNOWN),  # Russian in Latin letters is no Uzbek
        ("shkola dlya rebenka", Language.UNKNOWN),
        ("shinosnoma gum", Language.UNKNOWN),  # nor is Tajik
        ("[jpzby yt jnlf`n ltymub", Language.UNKNOWN),  # the other keyboard layout
        ("айлык", Language.UNKNOWN),  # one word tells too little
        ("ай ал", Language.UNKNOWN),
        ("12 34", Language.UNKNOWN),
    ],
)
def test_only_words_that_leave_no_doubt_say_what_the_caller_speaks(text: str, language: Language) -> None:
    assert spoken_by_caller(text) is language
