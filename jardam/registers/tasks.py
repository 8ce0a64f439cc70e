"""What the worker does for a register. A job names the centre and the import, and nothing else; it may be done twice."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.registers.actions.importing import import_register, rehearse_register
from jardam.registers.actions.locking import NotNow
from jardam.registers.actions.preparing import refuse_register
from jardam.registers.choices import State
from jardam.registers.models import AT_WORK, Import
from jardam.registers.rules.problems import FileRefused


def send(imported: Import) -> None:
    """Put the import before the worker; it is there when, and only if, this transaction commits."""
    work_register.enqueue(str(imported.centre_id), str(imported.pk))


@task()
def work_register(centre_id: str, import_id: str) -> None:
    """Rehearse or import, whichever was asked for. Killed in the middle, it leaves no trace and may be sent again."""
    centre = Centre.objects.get(pk=UUID(centre_id))
    with for_centre(centre.pk), timezone.override(centre.zone):
        work(centre, UUID(import_id))


def work(centre: Centre, import_id: UUID) -> Import | None:
    """None when it was done, or thrown away, meanwhile."""
    with transaction.atomic():
        imported = _waiting(centre, import_id)
    if imported is None:
        return None
    act = rehearse_register if imported.state == State.REHEARSING else import_register
    try:
        return act(imported, by=imported.brought_by, at=timezone.now())
    except NotNow:
        return None
    except FileRefused as refused:
        return refuse_register(imported, refused.why, by=imported.brought_by, at=timezone.now())


def _waiting(centre: Centre, import_id: UUID) -> Import | None:
    found = Import.objects.filter(centre=centre, pk=import_id, state__in=AT_WORK)
    waiting: Import | None = found.select_related("brought_by").defer("sealed_file").first()
    return waiting
