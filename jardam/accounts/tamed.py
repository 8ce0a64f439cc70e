"""What the sign-in library would write finer than we allow: its factors' moments are cut to the day before saving.

The one signal receiver for an own purpose: the table is the library's, so there is no action of ours to do it in.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models.signals import pre_save

from jardam.kernel.moments import cut_to_day


def cut_moments(instance: Authenticator, **_words: Any) -> None:
    """Of a second factor it is known on which day it was made and last used, and no more."""
    instance.created_at = cut_to_day(instance.created_at)
    if instance.last_used_at:
        instance.last_used_at = cut_to_day(instance.last_used_at)


def tame_allauth() -> None:
    pre_save.connect(cut_moments, sender=Authenticator, dispatch_uid="accounts.cut_moments")
