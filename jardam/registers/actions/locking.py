"""An import under the hands of one action, and in a state in which it may be done."""

from jardam.registers.models import Import


class NotNow(ValueError):
    """The import is in another state by now: somebody else, or another tab, was faster."""


def locked(imported: Import, *states: str, waits: bool = True) -> Import:
    """``waits``: for whoever has it in hand; else that is a refusal too. Errors: NotNow."""
    found: Import | None = (
        Import.objects.select_for_update(of=("self",), skip_locked=not waits)
        .select_related("key", "file_key")
        .defer("sealed_file")
        .filter(centre_id=imported.centre_id, pk=imported.pk, state__in=states)
        .first()
    )
    if found is None:
        raise NotNow(str(imported.pk))
    return found
