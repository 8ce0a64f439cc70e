"""Every address of the house, by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jardam.config.health")),
    path("ui/", include("jardam.ui.urls")),
    path("", include("jardam.accounts.urls")),
    path("line/", include("jardam.line.urls")),
    path("rota/", include("jardam.rota.urls")),
    path("quality/", include("jardam.quality.urls")),
    path("practices/", include("jardam.practice.urls")),
    path("precedents/", include("jardam.precedents.urls")),
    path("editing/", include("jardam.knowledge.urls")),
    path("library/", include("jardam.library.urls")),
    path("incidents/", include("jardam.incidents.urls")),
    path("problems/", include("jardam.problems.urls")),
    path("year/", include("jardam.yearly.urls")),
    path("bank/", include("jardam.databank.urls")),
    path("services/", include("jardam.services.urls")),
    path("registers/", include("jardam.registers.urls")),
    path("outreach/", include("jardam.outreach.urls")),
    path("info/", include("jardam.portal.urls")),
    path("", include("jardam.api.urls")),
    path("", include("jardam.desk.urls")),
    path("reception/", include("jardam.reception.urls")),
]

handler400 = "jardam.config.errors.bad_request"
handler403 = "jardam.config.errors.forbidden"
handler404 = "jardam.config.errors.not_found"
handler500 = "jardam.config.errors.broken"
