"""What is asked of the data bank: one form, of which a page, a file and a chart are made."""

from jardam.databank.forms import CrossForm
from tests.torture.typing import Typed

CROSSED = {
    "indicator": ["APPEALS"],
    "rows": ["TOPIC"],
    "columns": ["CHANNEL"],
    "layer": [""],
    "period": [""],
    "topic": [""],
    "centre": [""],
    "snapshot": [""],
    "form": ["csv"],
}
BANK = [Typed(f"databank:{name}", CROSSED, CrossForm, "", "GET") for name in ("cross", "take", "chart")]
BANK_ACCEPTED = {one.page for one in BANK}
