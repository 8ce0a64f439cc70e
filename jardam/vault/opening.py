"""From the environment to an open root key: which store, which provider, held here or by the agent."""

import getpass
import sys
from collections.abc import Callable, Sequence

from jardam.vault import environment, keystore, providers
from jardam.vault.agent import AgentRoot, HeldRoot
from jardam.vault.keystore import KeyStore
from jardam.vault.refusals import RootKeyRefused, VaultSealed

ROOT_KEY_FILE = "root.key"


def store_from_environment() -> KeyStore:
    return KeyStore(environment.keys_folder())


def source_from_environment() -> tuple[KeyStore, AgentRoot | HeldRoot]:
    """The store, and the agent that this process was told of; else the file key; else a running agent.

    Errors: VaultSealed, when there is none: a passphrase is asked for by `jardam vault open`, never by a page.
    """
    store = store_from_environment()
    agent = environment.agent_socket()
    if agent is None and environment.root_kind() == "FILE":
        return store, _held(store)
    agent = agent or environment.running_agent()
    if agent is None:
        raise VaultSealed
    return store, AgentRoot(agent)


def _held(store: KeyStore) -> HeldRoot:
    try:
        return HeldRoot(providers.find_root(store, provider_from_environment()))
    except RootKeyRefused as error:
        raise VaultSealed from error


def provider_from_environment(
    ask: Callable[[str], str] | None = None, show: Callable[[Sequence[str]], None] | None = None
) -> providers.Provider:
    """The provider that JARDAM_ROOT_KEY names. Errors: RootKeyRefused, if there is no such provider."""
    return provider_of(environment.root_kind(), ask, show)


def provider_of(
    kind: str, ask: Callable[[str], str] | None = None, show: Callable[[Sequence[str]], None] | None = None
) -> providers.Provider:
    """The way to the root key called ``kind``; ``ask`` and ``show`` are the person at the console."""
    asked, shown = ask or ask_at_console, show or _show_nothing
    match kind:
        case "FILE":
            path = environment.keys_folder() / ROOT_KEY_FILE
            return providers.FileProvider(path, allowed=environment.may_use_file_key())
        case "PASSPHRASE":
            return providers.PassphraseProvider(lambda: asked("Passphrase: "))
        case "SHARES":
            return providers.SharesProvider(lambda: asked("One share: "), shown)
        case unknown:
            raise RootKeyRefused(f"JARDAM_ROOT_KEY is file, passphrase or shares, not {unknown.lower()}.")


def protect(store: KeyStore, found_by: providers.Provider, kept_by: providers.Provider) -> None:
    """Keep the same root key in another way: a new passphrase, new shares, a file no more.

    Nothing else changes, so the house goes on working. Errors: RootKeyRefused, and the old way stays.
    """
    with store.locked():
        root = providers.find_root(store, found_by)
        providers.keep(store, kept_by, root)
        if kept_by.kind != providers.FileProvider.kind:
            store.destroy(ROOT_KEY_FILE.removesuffix(".key"))


def initialise(store: KeyStore, provider: providers.Provider) -> bytes:
    """Make the root key and the deployment's own keys, or finish what an interrupted start began.

    A key that was once made is never made anew: its loss is an error, not a fresh start.
    Returns the root key, open. Errors: RootKeyRefused.
    """
    with store.locked():
        if providers.is_initialised(store):
            root = providers.find_root(store, provider)
        else:
            root = providers.initialise(store, provider)
        made = set(providers.facts_of(store)["keys"])
        for name in keystore.DEPLOYMENT_KEYS:
            if name not in made:
                label = keystore.deployment_label(name)
                store.create(label, keystore.wrap(keystore.wrapping_key(root, label), keystore.new_key()))
        providers.note(store, keys=sorted(made.union(keystore.DEPLOYMENT_KEYS)))
    return root


def ask_at_console(question: str) -> str:
    """Ask without showing the answer; from a pipe, read one line."""
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline().rstrip("\n")


def _show_nothing(shares: Sequence[str]) -> None:
    del shares
    raise RootKeyRefused("Shares are shown once, at a console: run jardam vault init there.")
