"""``jardam vault``: make, open, seal and rotate keys. The root key is opened here or nowhere."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.vault import environment, opening, providers, user_keys
from jardam.vault.agent import AgentRoot
from jardam.vault.keeper import keeper
from jardam.vault.queries import centre_states
from jardam.vault.refusals import KeyDestroyed, KeyStoreMismatch, RootKeyRefused, VaultSealed
from jardam.vault.rotation import rotate

_REFUSALS = (KeyDestroyed, KeyStoreMismatch, RootKeyRefused, VaultSealed)


class Command(BaseCommand):
    help = "Make, open, seal, rotate and share the keys of this installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser(
            "init", help="make the root key as JARDAM_ROOT_KEY says; repeat it after an interruption"
        )
        opening_ = acts.add_parser("open", help="open the running installation")
        opening_.add_argument("--shares", action="store_true", help="by two of the printed shares")
        keep = acts.add_parser(
            "protect", help="keep the same root key as JARDAM_ROOT_KEY says now: a new passphrase"
        )
        keep.add_argument("--shares", action="store_true", help="found by two of the printed shares")
        acts.add_parser("seal", help="drop every key in every process at once")
        acts.add_parser("status", help="what is open, and which epochs each centre has")
        turn = acts.add_parser("rotate", help="a new epoch key: erased files leave every backup")
        which = turn.add_mutually_exclusive_group(required=True)
        which.add_argument("--centre", help="the code of one centre")
        which.add_argument("--all", action="store_true", help="every centre")
        share = acts.add_parser("shares", help="print three shares once, any two of which bring a key back")
        share.add_argument("--centre", help="of this centre's escrow, instead of the root key")
        again = acts.add_parser(
            "recover", help="give somebody their Restricted files back by two escrow shares"
        )
        again.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['act']}")(options)
        except _REFUSALS as error:
            raise CommandError(str(error)) from None

    def _init(self, options: dict[str, Any]) -> None:
        del options
        store = opening.store_from_environment()
        is_new = not providers.is_initialised(store)
        opening.initialise(
            store, opening.provider_from_environment(_ask_twice if is_new else None, self._show)
        )
        self.stdout.write(f"The key store is {store.folder}. Back it up apart from the database.")

    def _protect(self, options: dict[str, Any]) -> None:
        store = opening.store_from_environment()
        kind = "SHARES" if options["shares"] else str(providers.facts_of(store)["kind"])
        found_by = opening.provider_of(kind, lambda question: opening.ask_at_console(f"Now. {question}"))
        kept_by = opening.provider_from_environment(_ask_twice, self._show)
        opening.protect(store, found_by, kept_by)
        self.stdout.write("The root key is kept in the new way; the old way opens nothing any more.")
        if kind == providers.FileProvider.kind:
            self.stdout.write("A disk may still hold the old key file in blocks it no longer shows.")

    def _open(self, options: dict[str, Any]) -> None:
        agent = _running()
        root = providers.find_root(
            opening.store_from_environment(), self._provider(by_shares=options["shares"])
        )
        if not agent.open(root):
            raise RootKeyRefused("The running installation has another key store.")
        self.stdout.write("The vault is open.")

    def _seal(self, options: dict[str, Any]) -> None:
        del options
        _running().seal()
        self.stdout.write("The vault is sealed. Every process drops its keys within two seconds.")

    def _status(self, options: dict[str, Any]) -> None:
        del options
        facts = providers.facts_of(opening.store_from_environment())
        self.stdout.write(
            f"Root key: {facts['kind'].lower()}; vault {'open' if keeper.is_open() else 'sealed'}"
        )
        for state in centre_states():
            self.stdout.write(
                f"{state.code}: epochs {', '.join(map(str, state.epochs)) or 'none yet'};"
                f" {state.living} files, {state.erased} erased, {state.restricted} restricted,"
                f" {state.orphaned} with fewer than two openers"
            )

    def _rotate(self, options: dict[str, Any]) -> None:
        centres = Centre.objects.order_by("code") if options["all"] else [_centre(options["centre"])]
        for centre in centres:
            count = rotate(centre, at=timezone.now())
            self.stdout.write(f"{centre.code}: {count} keys wrapped anew, the old epoch key is destroyed")

    def _shares(self, options: dict[str, Any]) -> None:
        if options["centre"]:
            self._show(user_keys.make_escrow(_centre(options["centre"]).pk))
            return
        root = providers.find_root(opening.store_from_environment(), self._provider(by_shares=False))
        self._show(providers.split(root))

    def _recover(self, options: dict[str, Any]) -> None:
        user = User.objects.get(username=options["username"])
        shares = [opening.ask_at_console("One share: ") for _ in range(providers.THRESHOLD)]
        user_keys.recover(user, shares, opening.ask_at_console("The person's new password: "))
        self.stdout.write("Their key opens with the new password.")

    def _provider(self, *, by_shares: bool) -> providers.Provider:
        if by_shares:
            return providers.SharesProvider(lambda: opening.ask_at_console("One share: "), self._show)
        return opening.provider_from_environment(show=self._show)

    def _show(self, shares: Sequence[str]) -> None:
        self.stdout.write("Print these now and keep them apart; they are shown only this once.\n")
        for number, share in enumerate(shares, start=1):
            self.stdout.write(f"Share {number} of {len(shares)}: {share}\n")


def _ask_twice(question: str) -> str:
    """A new passphrase, which nobody sees: the same twice. A pipe is asked once."""
    answer = opening.ask_at_console(f"New. {question}")
    if sys.stdin.isatty() and opening.ask_at_console("The same once more: ") != answer:
        raise RootKeyRefused("The two were not the same.")
    return answer


def _running() -> AgentRoot:
    agent = environment.running_agent()
    if agent is None:
        raise RootKeyRefused("Nothing runs from this data folder: start it with bin/up.")
    return AgentRoot(agent)


def _centre(code: str) -> Centre:
    found = Centre.objects.filter(code=code).first()
    if found is None:
        raise CommandError(f"There is no centre with the code {code}.")
    return found
