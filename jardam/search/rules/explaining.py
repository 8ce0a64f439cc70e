"""Why a document was found, word by word, and whether so much of the question is met that it may be the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from jardam.search.rules.documents import Analysed, grams_in
from jardam.search.rules.questions import Reading
from jardam.search.rules.skeleton import plain_words

WEAK = 0.5
"""What a concept of any field says of a word that it explains."""
_SAYS_NOTHING = frozenset(
    plain_words(
        "i v vo ne na ia s so kak a to po k iz za u ot dlia chto eto o je bi li do pri ili esli gde kuda "
        "kto mne moi mojno nujno est menia mi mogu hochu nado pochemu kogda skolko kakie kakoi men menin "
        "maga jana menen kantip kaida kanday kandai emne kerek bolobu bolot jok bar uchun jatam jatat "
        "kachan kim man mara maro dar ba az va ki chi tavr chand kujo bo kai in on barai baroi kadom lozim "
        "menga qanday kaierda bilan kerak bor iok nima bu kachon necha mumkin mumkinmi bormi eu ma me imi "
        "sa si la de din cu unde cum ce pe un nu am vreau pot trebuie kum ke este sunt pentru the an of is "
        "are and or for does how what where when can need want get it my"
    )
)


@dataclass(frozen=True, slots=True)
class WordMet:
    """One telling word of the question, and how well the document meets it: by a concept, a stem or letters."""

    place: int
    share: float
    concept: str  # the code; empty where the letters themselves met


def words_met(reading: Reading, document: Analysed) -> list[WordMet]:
    """Every telling word of the question; where none tells, all of them."""
    places = [place for place, word in enumerate(reading.words) if word[0] not in _SAYS_NOTHING]
    fields = document.letters()
    return [_met(reading, place, document, fields) for place in places or range(len(reading.words))]


def explained(met: Sequence[WordMet], reading: Reading) -> float:
    """How much of what was typed the document meets, from 0 to 1; long words count more."""
    weights = [min(8, len(reading.words[each.place][0])) for each in met]
    return sum(each.share * weight for each, weight in zip(met, weights, strict=True)) / (sum(weights) or 1)


def _met(reading: Reading, place: int, document: Analysed, fields: Sequence[str]) -> WordMet:
    best = WordMet(place, 0.0, "")
    for meant in reading.meant:
        if place in meant.places and meant.code in document.concepts:
            share = min(1.0, meant.sureness) * min(1.0, 0.5 + document.concepts[meant.code] / 2)
            share *= WEAK if meant.is_weak else 1.0
            if share > best.share:
                best = WordMet(place, share, meant.code)
    letters = max((_by_letters(folding, fields) for folding in reading.words[place]), default=0.0)
    return WordMet(place, letters, "") if letters > best.share else best


def _by_letters(folding: str, fields: Sequence[str]) -> float:
    grams = grams_in(folding)
    if not grams:
        return 0.0
    return max((sum([gram in field for gram in grams]) for field in fields), default=0) / len(grams)
