from jardam.filings.models.authority import Authority
from jardam.filings.models.paper import Figure, Paper
from jardam.filings.models.sheet import Sheet
from jardam.filings.models.template import Template

__all__ = ["Authority", "Figure", "Paper", "Sheet", "Template"]
