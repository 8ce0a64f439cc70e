"""The page that a proxy or a watchman asks. It is public, so it says one word for each part and no more."""

from collections.abc import Callable, Mapping

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jardam.vault.keeper import keeper
from jardam.vault.middleware import works_while_sealed

_migrated: set[str] = set()  # databases found migrated: this process's code cannot ask for more later


@works_while_sealed
@require_safe
@never_cache
@login_not_required
@transaction.non_atomic_requests
def health(_request: HttpRequest) -> JsonResponse:
    """200 when pages can be answered; else 503, and which part is in the way."""
    words = {part: ask() for part, ask in PARTS.items()}
    if set(words.values()) == {"ok"}:
        return JsonResponse({"status": "ok"})
    return JsonResponse({"status": "failing", **words}, status=503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return "ok"


def _migrations() -> str:
    name = str(connection.settings_dict["NAME"])
    try:
        if name not in _migrated:
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                return "missing"
            _migrated.add(name)
    except DatabaseError:
        return "unknown"
    return "ok"


def _vault() -> str:
    return "ok" if keeper.is_open() else "sealed"


PARTS: Mapping[str, Callable[[], str]] = {"database": _database, "migrations": _migrations, "vault": _vault}
urlpatterns = [path("health", health, name="health")]
