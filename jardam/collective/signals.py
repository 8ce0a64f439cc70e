"""What higher rooms must follow when a worker's part is forgotten. Listed in docs/architecture.md."""

from django.dispatch import Signal

parts_forgotten = Signal()
"""Arguments: ``parts``, of one worker, which go at once: the person was erased, or their file was closed.

Sent inside that transaction, while they still stand. Whoever hides something for the sake of the worker's case hides it on.
"""
