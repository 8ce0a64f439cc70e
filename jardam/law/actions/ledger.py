"""The lock under which the law is written: recordings follow one another, so that 'as known then' has one answer."""

from jardam.law.models import Ledger


def locked_ledger(using: str = "default") -> Ledger:
    """The one row, locked until the end of the transaction."""
    Ledger.objects.using(using).get_or_create(pk=1)
    return Ledger.objects.using(using).select_for_update().get(pk=1)
