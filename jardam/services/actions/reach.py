"""Ask that it be counted how many a change of the law touches in the whole network. A job does it: pages see one centre."""

from django.db import transaction

from jardam.law.models import Change
from jardam.services.tasks import publish_change


def ask_reach(change: Change) -> None:
    """After it was entered, edited or decided on; asked twice it is counted twice and stands once."""
    change_id = str(change.pk)
    transaction.on_commit(lambda: publish_change.enqueue(change_id))
