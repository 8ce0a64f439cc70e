"""The directory as objects of the Human Services Data Specification: what was brought as it came, what the sources say anew.

An organisation that helps only where nobody names it in public is not told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import translation

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.regions import region_name
from jardam.network.choices import Actor, Circle, Fee, ServiceState, actors, circles, fees
from jardam.network.models import Branch, Organisation, OrganisationService, ServiceAtBranch, rest_of
from jardam.network.rules.hsds import Main, is_web
from jardam.network.rules.hsds_meaning import made_id, marked
from jardam.network.rules.hsds_package import Package, to_objects

Object = dict[str, Any]
AS_SOURCES_SAY = "Сказано в источниках. Проверьте, прежде чем направлять человека."
AS_OF = "Сказано в источниках, сведения {year} года. Проверьте, прежде чем направлять человека."
"""In Russian, the language of the directory, whoever exports it."""


def told_directory(db: str) -> Package:
    """Everything that may be told. Four queries. Errors: VaultSealed."""
    package, mains = Package(), {}
    organisations = Organisation.objects.using(db).filter(is_discreet=False).order_by("code")
    mains = {one.pk: one for one in organisations}
    services = OrganisationService.objects.using(db).order_by("organisation_id", "position")
    branches = Branch.objects.using(db).order_by("pk")
    at_branches = ServiceAtBranch.objects.using(db).order_by("pk")
    _put(package, Main.ORGANIZATION, (organization_object(one) for one in mains.values()))
    known = [one for one in services if one.organisation_id in mains]
    _put(package, Main.SERVICE, (service_object(one, mains[one.organisation_id]) for one in known))
    open_ = [one for one in branches if one.organisation_id is None or one.organisation_id in mains]
    _put(package, Main.LOCATION, (rest_of(one) for one in open_))
    ids, places = {one.pk for one in known}, {one.pk for one in open_}
    _put(
        package,
        Main.SERVICE_AT_LOCATION,
        (rest_of(one) for one in at_branches if one.service_id in ids and one.branch_id in places),
    )
    return package


def told_page(main: Main, after: UUID | None, most: int) -> tuple[list[Object], UUID | None]:
    """Whole objects of one kind by their ids, as the export writes them, and the last id where more follow. Four queries at
    most. Errors: VaultSealed.
    """
    rows = _OPEN[main]()
    if after is not None:
        rows = rows.filter(pk__gt=after)
    found = list(rows.order_by("pk")[: most + 1])
    page = found[:most]
    package = _with_parts(main, page)
    return to_objects(package)[main], page[-1].pk if len(found) > most else None


def _with_parts(main: Main, page: Sequence[Any]) -> Package:
    package = Package()
    if main is Main.ORGANIZATION:
        _put(package, main, (organization_object(one) for one in page))
        branches = Branch.objects.filter(organisation__in=page).order_by("pk")
        _put(package, Main.LOCATION, (rest_of(one) for one in branches))
        return package
    at_branches = page
    if main is Main.SERVICE:
        _put(package, main, (service_object(one, one.organisation) for one in page))
        _put(package, Main.ORGANIZATION, (organization_object(one.organisation) for one in page))
        at_branches = list(_open_at_branches().filter(service__in=page).order_by("pk"))
    _put(package, Main.SERVICE_AT_LOCATION, (rest_of(one) for one in at_branches))
    _put(package, Main.LOCATION, (rest_of(one.branch) for one in at_branches))
    return package


def _open_at_branches() -> QuerySet[ServiceAtBranch]:
    of_nobody_discreet = Q(branch__organisation=None) | Q(branch__organisation__is_discreet=False)
    open_ = ServiceAtBranch.objects.filter(of_nobody_discreet, service__organisation__is_discreet=False)
    return open_.select_related("branch")


_OPEN: Mapping[Main, Callable[[], QuerySet[Any]]] = {
    Main.ORGANIZATION: lambda: Organisation.objects.filter(is_discreet=False),
    Main.SERVICE: lambda: OrganisationService.objects.filter(organisation__is_discreet=False).select_related(
        "organisation"
    ),
    Main.SERVICE_AT_LOCATION: _open_at_branches,
}


def organization_object(one: Organisation) -> Object:
    if one.is_brought:
        return rest_of(one) if one.retired_on is None else _as_retired(one)
    name = one.names.get("ru") or one.names["en"]
    told: Object = {
        "id": str(one.pk),
        "name": name,
        "alternate_name": one.names["en"] if one.names["en"] != name else "",
        "description": AS_OF.format(year=one.as_of) if one.as_of else AS_SOURCES_SAY,
        "website": one.website if is_web(one.website) else "",
        "attributes": _marks(one),
    }
    return {field: value for field, value in told.items() if value}


def _as_retired(one: Organisation) -> Object:
    """As it came, with what we found since: that nobody is to be sent there."""
    brought = rest_of(one)
    known, ceased = brought.get("attributes", []), _ceased(one)
    told = {mark.get("id") for mark in known}
    return brought | {"attributes": [*known, *(mark for mark in ceased if mark["id"] not in told)]}


def service_object(one: OrganisationService, of: Organisation) -> Object:
    if one.sealed_rest is not None:
        retired = {"status": ServiceState.DEFUNCT.value} if of.retired_on else {}
        return rest_of(one) | retired
    told: Object = {
        "id": str(one.pk),
        "organization_id": str(of.pk),
        "name": one.what.get("ru") or one.what["en"],
        "alternate_name": one.what.get("en", ""),
        "status": ServiceState.DEFUNCT.value if of.has_ceased else one.status,
        "languages": [_language(one, Language(code)) for code in of.languages],
        "service_areas": [
            {
                "id": str(made_id(one.pk, "area", code)),
                "service_id": str(one.pk),
                "name": region_name(code),
                "extent": code,
            }
            for code in of.regions
        ],
        "cost_options": _costs(one, Fee(of.fee)),
        "attributes": marked(one.pk, {"topic": one.topic}, {"topic": one.topic}),
    }
    return {field: value for field, value in told.items() if value}


def _marks(one: Organisation) -> list[Object]:
    marks = {
        "actor": one.actor,
        "circle": one.circle,
        "fee": one.fee,
        "regions": " ".join(one.regions),
    }
    with translation.override("ru"):
        words = {
            "actor": str(actors()[Actor(one.actor)]),
            "circle": str(circles()[Circle(one.circle)]),
            "fee": str(fees()[Fee(one.fee)]),
            "regions": ", ".join(region_name(code) for code in one.regions),
        }
    return [*marked(one.pk, marks, words), *(_ceased(one) if one.has_ceased else ())]


def _ceased(one: Organisation) -> list[Object]:
    return marked(one.pk, {"ceased": "yes"}, {"ceased": "больше не работает"})


def _language(one: OrganisationService, language: Language) -> Object:
    return {
        "id": str(made_id(one.pk, "language", language)),
        "service_id": str(one.pk),
        "name": OWN_NAMES[language],
        "code": language.tag,
    }


def _costs(one: OrganisationService, fee: Fee) -> list[Object]:
    if fee is not Fee.FREE:
        return []
    return [
        {
            "id": str(made_id(one.pk, "cost")),
            "service_id": str(one.pk),
            "option": "бесплатно",
            "currency": "RUB",
            "amount": 0,
        }
    ]


def _put(package: Package, main: Main, objects: Iterable[Object]) -> None:
    package.mains[main].update({one["id"]: one for one in objects})
