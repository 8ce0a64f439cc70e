"""An import that may be seen, and what its pages share."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from jardam.centres.http import StaffRequest
from jardam.registers.models import Import


def visible_import(request: StaffRequest, import_id: UUID) -> Import:
    """404 for what is another centre's or nobody's, and for who may import nothing."""
    imports = Import.objects.visible_to(request.user).select_related(
        "key", "file_key", "brought_by", "centre"
    )
    found: Import = get_object_or_404(imports, pk=import_id)
    return found


def too_late(request: StaffRequest, imported: Import) -> HttpResponse:
    """Somebody was faster: the page as it stands now says by what."""
    messages.warning(request, _("The register stands elsewhere by now. This is how it stands."))
    return redirect("registers:register", import_id=imported.pk)
