"""The root key: made at the first start, held by this process, served to the others by the key agent."""

import getpass
import os
import sys
from collections.abc import Sequence
from functools import partial

from jardam.config.up.folders import Data
from jardam.config.up.progress import say
from jardam.database.trouble import Trouble
from jardam.vault import environment, opening, providers
from jardam.vault.agent import KeyAgent
from jardam.vault.keystore import KeyStore
from jardam.vault.refusals import RootKeyRefused

TRIES = 3
SEALED = "vault sealed"  # as the health page's words read


def start_agent(data: Data) -> KeyAgent:
    """Make or find the root key as JARDAM_ROOT_KEY says, and serve it on a socket in the data folder.

    Where nobody sits at a terminal to say it, the vault stays sealed until `jardam vault open`.
    Errors: Trouble, when it is refused; at a terminal after three tries.
    """
    store = opening.store_from_environment()
    agent = KeyAgent(data.run / "keys", partial(providers.is_root_of, store))
    root = None if _waits_for_keeper(store) else _root(store)
    agent.start()
    os.environ["JARDAM_KEY_AGENT"] = str(data.run / "keys")
    if root is None:
        say("The vault is sealed; open it with: .venv/bin/jardam vault open")
    elif not agent.open(root):
        raise Trouble("The root key does not fit the key store.")
    return agent


def _waits_for_keeper(store: KeyStore) -> bool:
    return environment.root_kind() != "FILE" and not sys.stdin.isatty() and providers.is_initialised(store)


def _root(store: KeyStore) -> bytes:
    for tries_left in reversed(range(TRIES if sys.stdin.isatty() else 1)):
        try:
            return opening.initialise(store, opening.provider_from_environment(_ask, _show))
        except RootKeyRefused as refusal:
            if not tries_left:
                raise Trouble(str(refusal)) from None
            say(str(refusal))
    raise AssertionError("the last try returns or raises")


def _ask(question: str) -> str:
    """Ask without showing the answer; a new passphrase is asked for twice, a pipe gives one line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    answer = getpass.getpass(question)
    is_new = not providers.is_initialised(opening.store_from_environment())
    if is_new and getpass.getpass("The same once more: ") != answer:
        raise RootKeyRefused("The two were not the same.")
    return answer


def _show(shares: Sequence[str]) -> None:
    """Show new shares once, at a terminal only: a log would keep them."""
    if not sys.stdout.isatty():
        raise RootKeyRefused("New shares are shown once, at a terminal: start bin/up there.")
    say("Three shares of the root key; any two open the vault. Write each on its own paper, now:")
    for number, share in enumerate(shares, start=1):
        say(f"\n{number}. {share}")
