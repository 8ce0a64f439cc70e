"""The last thing `bin/up` prints: where Jardam is, and in the demo how to come in."""

from jardam.config.up.progress import say
from jardam.demo.staff import DEMO_PASSWORD, STAFF, Colleague

SHOWN = (
    "erkin",
    "farida",
    "amina",
    "sergei",
    "bayani",
    "chen",
    "dalia",
)  # the cast of the tests and the guide, and a lawyer


def greet(address: str, *, with_demo: bool) -> None:
    say(f"\nJardam is at {address}")
    if with_demo:
        _introduce()
    say("\nCtrl-C stops it.")


def _introduce() -> None:
    say(f"\nDemo sign-ins, all with the password {DEMO_PASSWORD}:")
    for colleague in STAFF:
        if colleague.username in SHOWN:
            say(f"  {colleague.username:<8} {_words(colleague)}")
    say("Their second factor: .venv/bin/jardam demo code NAME")


def _words(colleague: Colleague) -> str:
    role = colleague.role.value.replace("_", " ").lower()
    spoken = ", ".join(language.name for language in colleague.languages)
    return f"{role}, {colleague.centre.capitalize() or 'the whole network'} ({spoken})"
