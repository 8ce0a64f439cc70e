"""What higher rooms must follow when something happens to a person. Listed in docs/architecture.md."""

from django.dispatch import Signal

person_restricted = Signal()
"""Arguments: ``person``, and ``move(place, sealed)``, which reseals one value under the person's new key.

Whoever keeps something sealed under the person's key moves it and saves it, in the same transaction.
"""
person_erased = Signal()
"""Arguments: ``person``, whose key is destroyed. Sent inside that transaction.

Whoever keeps something in clear that only this person gave a reason for forgets it.
"""
consents_changed = Signal()
"""Arguments: ``person``, ``at``, and ``opener`` of a file that is closed to others. Sent inside the transaction, when it is written.

Whoever has handed on something that a yes allowed asks anew whether it still does, and takes it back at once where not.
"""
