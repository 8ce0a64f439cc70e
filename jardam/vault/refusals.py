"""Everything the vault may refuse, each as one sentence without a value in it."""

from django.core.exceptions import PermissionDenied

from jardam.vault.rules.refusals import SealBroken

__all__ = ["FileKeyDestroyed", "FileKeyLocked", "KeyStoreMismatch", "SealBroken", "TooFewOpeners", "VaultSealed"]


class VaultSealed(Exception):
    """No root key is open. Pages answer 503 with this sentence until somebody opens the vault."""

    def __init__(self) -> None:
        super().__init__("The vault is sealed: nothing can be read or saved until it is opened.")
