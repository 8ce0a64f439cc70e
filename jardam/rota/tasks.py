"""Background work of the rota. A job names ids only, and says its centre before it reads anything."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jardam.database.scope import for_centre


@task()
def work_out(centre_id: str, proposal_id: str) -> None:
    """Work a proposal out and keep it; a proposal that is gone or done already is left alone."""
    from jardam.rota.working_out import work_out_proposal  # noqa: PLC0415 - the solver is the worker's alone

    with for_centre(centre_id), transaction.atomic():
        work_out_proposal(UUID(centre_id), UUID(proposal_id), at=timezone.now())
