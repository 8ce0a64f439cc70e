"""Every address of the house, by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jardam.config.health")),
    path("ui/", include("jardam.ui.urls")),
    path("", include("jardam.accounts.urls")),
    path("", include("jardam.desk.urls")),
]
