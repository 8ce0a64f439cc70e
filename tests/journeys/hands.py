"""Hands on the keys: real key events with the physical code of each key, whatever the layout prints on it."""

from playwright.sync_api import CDPSession, Page

LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю."
CODES = (
    *(f"Key{letter}" for letter in "QWERTYUIOP"),
    "BracketLeft",
    "BracketRight",
    *(f"Key{letter}" for letter in "ASDFGHJKL"),
    "Semicolon",
    "Quote",
    *(f"Key{letter}" for letter in "ZXCVBNM"),
    "Comma",
    "Period",
    "Slash",
)
ALT_GR = {"ң": "н", "ө": "о", "ү": "у"}  # the Kyrgyz letters of the Kyrgyz layout
MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}


class Hands:
    """``layout``: what the row of letters prints, from the key of Q to that of the slash."""

    def __init__(self, page: Page, layout: str = LATIN) -> None:
        self._page = page
        self._cdp: CDPSession = page.context.new_cdp_session(page)
        self._printed = dict(zip(CODES, layout, strict=True))
        self._places = {letter: code for code, letter in self._printed.items()}

    def press(self, stroke: str, times: int = 1) -> None:
        """``stroke`` as in `data-key`, modifiers first: Alt+KeyL, Control+Enter, Slash, ArrowDown."""
        *held, code = stroke.split("+")
        for _ in range(times):
            if code in self._printed:
                self._strike(code, self._printed[code], sum(MODIFIERS[word] for word in held))
            else:
                self._page.keyboard.press(stroke)

    def type(self, text: str) -> None:
        """Letters as key events of their keys; what no key of the layout prints is typed as the system would."""
        for letter in text:
            code = self._places.get(ALT_GR.get(letter.lower(), letter.lower()))
            if code is None:
                self._page.keyboard.type(letter)
            else:
                self._strike(code, letter, MODIFIERS["Shift"] if letter.isupper() else 0)

    def _strike(self, code: str, printed: str, modifiers: int) -> None:
        """With Alt or Control held a key types nothing."""
        types = not modifiers & (MODIFIERS["Alt"] | MODIFIERS["Control"])
        event = {
            "code": code,
            "key": printed,
            "modifiers": modifiers,
            "windowsVirtualKeyCode": _virtual(code),
        }
        down = {"type": "keyDown", "text": printed} if types else {"type": "rawKeyDown"}
        self._cdp.send("Input.dispatchKeyEvent", {**event, **down})
        self._cdp.send("Input.dispatchKeyEvent", {**event, "type": "keyUp"})


def _virtual(code: str) -> int:
    return ord(code.removeprefix("Key")) if code.startswith("Key") else 0
