from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from jardam.centres.models import User


class StaffRequest(HttpRequest):
    """A request behind LoginRequiredMiddleware: somebody is always there."""

    user: User
    htmx: HtmxDetails
