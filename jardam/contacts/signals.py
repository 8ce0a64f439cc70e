"""What higher rooms must follow when something happens to a contact. Listed in docs/architecture.md."""

from django.dispatch import Signal

contact_closed = Signal()
"""Arguments: ``contact``, ``by``, ``at``, and ``opener`` for what is sealed under its key. Sent inside the transaction that closes it, when all of it is written.

Whoever waits for the end of this conversation (a missed call that is being returned) ends with it.
"""
