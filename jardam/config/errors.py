"""The pages of refusal and trouble: one clear sentence each, never a word of what was typed or of the error."""

from urllib.parse import urlencode, urlsplit

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import csrf, defaults

from jardam.vault.refusals import FileKeyLocked

HTTP_TOO_LARGE = 413


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "ui/413.html", status=HTTP_TOO_LARGE)
    return defaults.bad_request(request, exception, template_name="ui/400.html")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, FileKeyLocked):
        return _closed(request)
    return defaults.permission_denied(request, exception, template_name="ui/403.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.page_not_found(request, exception, template_name="ui/404.html")


def broken(_request: HttpRequest) -> HttpResponse:
    """Rendered without the request: what broke may be the session or the vault under it."""
    return HttpResponseServerError(render_to_string("ui/500.html"))


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open too long, or a form from elsewhere."""
    return csrf.csrf_failure(request, reason, template_name="ui/403_csrf.html")


def _closed(request: HttpRequest) -> HttpResponse:
    """A file closed to all but named people: not a matter of the role, and the password may open it."""
    again = f"{reverse('accounts:again')}?{urlencode({'next': _page_asked_from(request)})}"
    return render(request, "ui/403_closed.html", {"again_url": again}, status=403)


def _page_asked_from(request: HttpRequest) -> str:
    """Where to go on afterwards: this page, or the one whose button was pressed."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()})
    return (urlsplit(before).path if is_ours else "") or "/"
