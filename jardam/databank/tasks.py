"""Background work of this room. It names nothing, and may be done twice."""

from django.utils import timezone
from django_tasks import task


@task()
def take_monthly_snapshot() -> None:
    """Freeze what the centres recorded, where nobody did since the month began."""
    from jardam.databank.snapshots import is_due, take_snapshot  # noqa: PLC0415 - only the worker reads every centre

    now = timezone.now()
    if is_due(timezone.localdate(now)):
        take_snapshot(now)


def ask_for_snapshot() -> None:
    """The worker's round: reading takes long, and the rounds must not wait for it."""
    from jardam.databank.snapshots import is_due  # noqa: PLC0415 - as above

    if is_due(timezone.localdate()):
        take_monthly_snapshot.enqueue()
