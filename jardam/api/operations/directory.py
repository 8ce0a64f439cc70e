"""The directory of organisations, as the export writes it (decision 0167)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from jardam.api.operations.schemas import After, DirectoryPage, Limit
from jardam.network.rules.hsds import Main
from jardam.network.telling import told_page

router = Router(tags=["directory"])
USUAL = 50


@router.get("organizations", response=DirectoryPage, url_name="organizations")
def organizations(
    request: HttpRequest, after: After = Query(None), limit: Limit = Query(USUAL)
) -> dict[str, Any]:
    """Organisations with their locations."""
    del request
    return _page(Main.ORGANIZATION, after, limit)


@router.get("services", response=DirectoryPage, url_name="services")
def services(request: HttpRequest, after: After = Query(None), limit: Limit = Query(USUAL)) -> dict[str, Any]:
    """Services with their organisation, and where they are given."""
    del request
    return _page(Main.SERVICE, after, limit)


@router.get("service_at_locations", response=DirectoryPage, url_name="service_at_locations")
def service_at_locations(
    request: HttpRequest, after: After = Query(None), limit: Limit = Query(USUAL)
) -> dict[str, Any]:
    """What is given where."""
    del request
    return _page(Main.SERVICE_AT_LOCATION, after, limit)


def _page(main: Main, after: UUID | None, limit: int) -> dict[str, Any]:
    contents, more = told_page(main, after, limit)
    return {"contents": contents, "next": more}
