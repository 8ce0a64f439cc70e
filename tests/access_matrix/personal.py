"""The sheet of a person: who may read and say what of them."""

from tests.access_matrix.actors import HELPERS, REVEALERS, Group
from tests.access_matrix.matrix import ERASED, KNOWN, RESTRICTED
from tests.access_matrix.matrix import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Access, Page, closed


def of_person(may: Group, *done: int, methods: str = "GET HEAD POST") -> Page:
    """A page about somebody known; a closed or erased file is there for whoever looks people up, and stays shut."""
    hidden = dict.fromkeys((RESTRICTED, ERASED), closed(HELPERS))
    return Page(methods, {KNOWN: Access(HELPERS, may, frozenset(done)), **hidden})


PERSON_PAGES: dict[str, Page] = {
    "desk:person_documents": of_person(REVEALERS, 200, 422),
    "desk:person_groups": of_person(HELPERS, 200, 422),
}
MATRIX = OTHER_PAGES | PERSON_PAGES
