"""Background work of this room. A job names the centre, or the change of the law, and nothing else, and may be done twice."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task


@task()
def publish_centre(centre_id: str) -> None:
    """Show the network what the centre gives as of now."""
    from jardam.services.publishing import publish_offers  # noqa: PLC0415 - only the worker writes for the network

    publish_offers(UUID(centre_id), at=timezone.now())


@task()
def publish_change(change_id: str) -> None:
    """Show the network how many a change of the law touches as of now."""
    from jardam.services.reaching import publish_reach  # noqa: PLC0415 - only the worker looks past the wall

    publish_reach(UUID(change_id), at=timezone.now())
