"""The pages of refusal and trouble: one clear sentence each, never a word of what was typed or of the error."""

from django.http import HttpRequest, HttpResponse
from django.views import csrf, defaults


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.bad_request(request, exception, template_name="ui/400.html")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.permission_denied(request, exception, template_name="ui/403.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.page_not_found(request, exception, template_name="ui/404.html")


def broken(request: HttpRequest) -> HttpResponse:
    return defaults.server_error(request, template_name="ui/500.html")


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open too long, or a form from elsewhere."""
    return csrf.csrf_failure(request, reason, template_name="ui/403_csrf.html")
