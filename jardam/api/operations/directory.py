"""The directory of organisations, as the export writes it (decision 0167)."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from jardam.api.operations.schemas import Asked, DirectoryPage
from jardam.network.rules.hsds import Main
from jardam.network.telling import told_page

router = Router(tags=["directory"])


@router.get("organizations", response=DirectoryPage, url_name="organizations")
def organizations(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Organisations with their locations."""
    del request
    return _page(Main.ORGANIZATION, asked)


@router.get("services", response=DirectoryPage, url_name="services")
def services(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Services with their organisation, and where they are given."""
    del request
    return _page(Main.SERVICE, asked)


@router.get("service_at_locations", response=DirectoryPage, url_name="service_at_locations")
def service_at_locations(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """What is given where."""
    del request
    return _page(Main.SERVICE_AT_LOCATION, asked)


def _page(main: Main, asked: Asked) -> dict[str, Any]:
    contents, more = told_page(main, asked.after, asked.limit)
    return {"contents": contents, "next": more}
