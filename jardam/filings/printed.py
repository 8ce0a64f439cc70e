"""A paper as a file: to print, to go on editing, and to hand to the client in their language. Nothing is ever spooled."""

from jardam.filings.drafted import Drafted
from jardam.filings.models import Paper
from jardam.filings.sealing import content_of
from jardam.filings.word.filling import filled, in_word
from jardam.filings.word.own import told_to_template
from jardam.papers.printing import pdf


def pdf_of(made: Drafted) -> bytes:
    """Errors: PaperTooLong."""
    return pdf(made.letter)


def docx_of(paper: Paper, made: Drafted) -> bytes:
    """In the centre's own template where one was chosen, else in the house's layout."""
    if paper.template is None:
        return in_word(made.letter)
    return filled(content_of(paper.template), told_to_template(made))
