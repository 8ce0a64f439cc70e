"""Everything the vault may refuse, each as one sentence that carries no value."""

from django.core.exceptions import PermissionDenied

from jardam.vault.rules.refusals import SealBroken

__all__ = [
    "FileKeyDestroyed",
    "FileKeyLocked",
    "KeyDestroyed",
    "KeyStoreMismatch",
    "RootKeyRefused",
    "SealBroken",
    "TooFewOpeners",
    "VaultSealed",
]


class VaultSealed(Exception):
    """No root key is open. Pages answer 503 until somebody opens the vault."""

    def __init__(self) -> None:
        super().__init__("The vault is sealed: nothing can be read or saved until it is opened.")


class RootKeyRefused(Exception):
    """The root key cannot be opened in this way. The text says why, for the person at the console."""


class KeyDestroyed(Exception):
    """A key of the store is gone for good, and with it what it wrapped."""

    def __init__(self) -> None:
        super().__init__("The key was destroyed; what it protected cannot be read any more.")


class FileKeyDestroyed(KeyDestroyed):
    """The file was erased, or its centre's epoch key is gone. Pages show an erased file, not an error."""


class KeyStoreMismatch(Exception):
    """The database knows keys that the key store has never held: the wrong folder is mounted."""

    def __init__(self) -> None:
        super().__init__("The key store does not belong to this database. Check JARDAM_KEYS before going on.")


class FileKeyLocked(PermissionDenied):
    """A Restricted file, and nobody named in it has opened it in this session. Django answers 403."""

    def __init__(self) -> None:
        super().__init__("This file is closed to all but named people.")


class TooFewOpeners(Exception):
    """A Restricted file needs two people who can open it, so that losing one loses nothing."""

    def __init__(self) -> None:
        super().__init__("Name at least two people of this centre who have signed in before.")
