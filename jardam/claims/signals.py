"""What higher rooms must say before a claim goes. Listed in docs/architecture.md."""

from django.dispatch import Signal

claim_withdrawing = Signal()
"""Arguments: ``claim``, which is held. Whoever still needs it raises `actions.ClaimNeeded`.

Sent inside that transaction, before anything of it is changed.
"""
