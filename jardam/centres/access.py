"""The two answers to 'may I?': 403 here, 404 by asking `visible_to` first."""

from django.core.exceptions import PermissionDenied


def require(allowed: bool) -> None:
    """Answer 403 unless ``allowed``. The question is asked by a room's ``may_*`` function."""
    if not allowed:
        raise PermissionDenied
