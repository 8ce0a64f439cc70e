from jardam.filings.models.authority import Authority
from jardam.filings.models.paper import Figure, Paper, PaperWorker
from jardam.filings.models.sent_file import SentFile
from jardam.filings.models.sheet import Sheet
from jardam.filings.models.template import Template

__all__ = ["Authority", "Figure", "Paper", "PaperWorker", "SentFile", "Sheet", "Template"]
