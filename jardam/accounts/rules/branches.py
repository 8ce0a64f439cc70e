"""What is known of a branch, and a stamp by which a page tells whether somebody has changed it since. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from jardam.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class BranchFacts:
    """Its names (English may be empty), and the languages that it answers first."""

    name_ru: str
    name_en: str = ""
    languages: Sequence[Language] = ()

    @property
    def stamp(self) -> str:
        """32 hexadecimal digits, the same for the same facts in whatever order its languages were chosen.

        >>> BranchFacts("А", languages=[Language.KY, Language.RU]).stamp == BranchFacts("А", languages=[Language.RU, Language.KY]).stamp
        True
        """
        parts = (self.name_ru, self.name_en, *sorted(language.value for language in self.languages))
        return sha256("\0".join(parts).encode()).hexdigest()[:32]
