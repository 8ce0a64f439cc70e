"""What partners' systems may call. Loaded by the first call: a process that only shows pages pays nothing for it."""

from functools import cache

from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from ninja import NinjaAPI

from jardam.api.operations import directory, intake, referrals
from jardam.api.operations.refusing import refuse_in_words

ROOT = "/api/v1/"
api = NinjaAPI(
    title="Jardam for partners",
    version="1",
    description="The directory, what a centre passes on to you, and what you pass on to a centre. See docs/api.md.",
    urls_namespace="partners-api",
    docs_url=None,
    openapi_url=None,
)
api.add_router("", directory.router)
api.add_router("referrals", referrals.router)
api.add_router("intake", intake.router)
refuse_in_words(api)


@cache
def resolver() -> URLResolver:
    """Finds the operation of an address below `ROOT`."""
    return URLResolver(RegexPattern(r"^"), api.urls[0])
