"""A centre's own template is taken in, once it was checked, and taken out of use."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.bulk import one_at_a_time
from jardam.filings.models import Template
from jardam.filings.rules.kinds import Kind
from jardam.filings.sealing import seal_template
from jardam.filings.word.checking import check_template


@recorded
def add_template(
    template_id: UUID, kind: Kind, name: str, content: bytes, *, by: User, at: datetime
) -> Template:
    """``template_id``: drawn by the page, so that a form sent twice brings one. Errors: TemplateRefused."""
    assert by.centre_id is not None
    one_at_a_time(f"filings.Template/{template_id}")
    found: Template | None = Template.objects.of_centre_of(by).filter(pk=template_id).first()
    if found is not None:
        return found
    check_template(content)
    template = Template(
        id=template_id,
        centre_id=by.centre_id,
        kind=kind.code,
        added_on=timezone.localdate(at),
        added_by=by,
    )
    seal_template(template, name, content)
    template.save(force_insert=True)
    record("template.added", template, by=by, at=at, kind=template.kind)
    return template


@recorded
def retire_template(template: Template, *, by: User, at: datetime) -> Template:
    """No further paper is made by it. Done twice it is done once."""
    found: Template = Template.objects.select_for_update().get(centre_id=template.centre_id, pk=template.pk)
    if not found.is_retired:
        found.is_retired = True
        found.save(update_fields=["is_retired"])
        record("template.retired", found, by=by, at=at)
    return found
