"""Names across scripts and spellings, reduced to one key for exact search.

The key is for comparing, never for showing. A new table or rule raises the version, and
indexes made with the old one stay findable by it until they are rebuilt.
"""

import re
import unicodedata

NAME_NORMALISER_VERSION = 1

_CYRILLIC_TO_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "ё": "e",
    "ң": "n", "ө": "o", "ү": "u",
    "ғ": "g", "ӣ": "i", "қ": "k", "ӯ": "u", "ҳ": "h", "ҷ": "j",
    "ў": "o",
}  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "ʻʼʹ'`´‘’"), "ʻ")  # Uzbek oʻ and gʻ, as typed on any keyboard
_LATIN_VARIANTS = (("yoʻ", "io"), ("ʻ", ""), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("yo", "e"),
                   ("yu", "iu"), ("ya", "ia"), ("y", "i"), ("q", "k"), ("w", "v"), ("x", "h"), ("shch", "sh"))  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^a-z ]+")


def name_key(name: str) -> str:
    """A script-neutral key: 'Нурбек Уулу Азамат' and 'Nurbek uulu Azamat' give the same one.

    Parts are sorted, so the order of family and given name does not matter. The key of a key is itself.
    """
    key = _folded(name)
    while (again := _folded(key)) != key:
        key = again
    return key


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFKC", name.translate(_APOSTROPHES)).casefold()
    text = "".join(_CYRILLIC_TO_LATIN.get(letter, letter) for letter in text)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    for variant, key in _LATIN_VARIANTS:
        text = text.replace(variant, key)
    text = _NOT_A_LETTER.sub(" ", text.replace("-", " "))
    return " ".join(sorted(re.sub(r"(.)\1+", r"\1", part) for part in text.split()))


def document_key(number: str) -> str:
    """A document number without spaces, signs and look-alike letters: 'АС 1234567' -> 'ac1234567'."""
    text = unicodedata.normalize("NFKC", number.replace("№", "")).casefold()
    look_alike = str.maketrans("авекмнорстух", "abekmhopctyx")
    return "".join(c for c in text.translate(look_alike) if c.isalnum())
