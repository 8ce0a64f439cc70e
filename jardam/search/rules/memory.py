"""An index in the memory of one process: for measuring, and for proving that the database answers the same."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from jardam.search.rules.choosing import heaviest
from jardam.search.rules.documents import Analysed, Document, Tagger, analyse
from jardam.search.rules.ranking import Known


class MemoryIndex:
    """Documents by their number, from 1 in the order given."""

    def __init__(self, documents: Sequence[Document], tagger: Tagger) -> None:
        self.documents = dict(enumerate(documents, start=1))
        self._analysed = {number: analyse(document, tagger) for number, document in self.documents.items()}
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, analysed in self._analysed.items():
            for term in analysed.terms():
                self._with[term].append(number)

    def known(self, terms: Collection[str]) -> Known:
        counts = {term: len(self._with[term]) for term in terms if term in self._with}
        return Known(len(self.documents), counts)

    def candidates(self, weights: Mapping[str, float], kinds: Collection[str], most: int) -> list[int]:
        kind_of = {number: document.kind for number, document in self.documents.items()}
        return heaviest(weights, self._with, kind_of, kinds, most)

    def analysed(self, documents: Collection[int]) -> Mapping[int, Analysed]:
        return {number: self._analysed[number] for number in sorted(documents)}
