"""Key strokes are named by the physical key (``event.code``), so they work on a Russian layout too.

Written ``Alt+KeyL``, ``Ctrl+Enter``, ``Slash``; two strokes in a row ``Alt+Digit0 Digit3``.
"""

SIGNS = {"Slash": "/", "Escape": "Esc", "ArrowUp": "↑", "ArrowDown": "↓"}
ARIA_NAMES = {"Ctrl": "Control", "Slash": "/"}


def key_sign(code: str) -> str:
    """What is printed on the key: ``KeyL`` is L, ``Digit1`` is 1, ``Slash`` is /."""
    for prefix in ("Key", "Digit"):
        if code.startswith(prefix) and len(code) == len(prefix) + 1:
            return code[-1]
    return SIGNS.get(code, code)


def stroke_hint(strokes: str) -> str:
    """What stands on the screen: ``Alt+KeyL`` is “Alt L”, ``Shift+Slash`` is “?”."""
    if strokes == "Shift+Slash":
        return "?"
    return " ".join(key_sign(code) for stroke in strokes.split() for code in stroke.split("+"))


def stroke_aria(strokes: str) -> str:
    """The value of ``aria-keyshortcuts``; empty for two strokes in a row, which it cannot say."""
    if " " in strokes:
        return ""
    return "+".join(ARIA_NAMES.get(code, key_sign(code)) for code in strokes.split("+"))
