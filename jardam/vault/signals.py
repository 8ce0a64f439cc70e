"""What the vault does and a higher room must write down. Listed in docs/architecture.md."""

from django.dispatch import Signal

epoch_rotated = Signal()
"""Sent inside the transaction that retires an epoch. Arguments: ``centre``, ``moment``, ``rewrapped`` (count)."""
