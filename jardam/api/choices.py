"""The words people read for what this room stores."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.api.rules.scopes import Scope


def scopes() -> dict[Scope, Promise]:
    return {
        Scope.DIRECTORY: _("read the directory of organisations"),
        Scope.REFERRALS: _("fetch and answer what we pass on to them"),
        Scope.INTAKE: _("send us appeals from their own form"),
    }
