"""Cells that leave the house: nothing in them is run by the spreadsheet that opens them. Pure."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """The text as it may stand in a CSV: what a spreadsheet would calculate begins with an apostrophe.

    Example: '=HYPERLINK(…)' -> "'=HYPERLINK(…)". Source: OWASP, CSV injection.
    """
    return f"'{text}" if text.lstrip(" ").startswith(_BEGINS_A_FORMULA) else text
