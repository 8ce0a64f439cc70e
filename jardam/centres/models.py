"""Centres and the accounts of those who work in them. People who seek help are never accounts."""

from __future__ import annotations

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from jardam.centres.choices import roles
from jardam.centres.rules.roles import NETWORK_ROLES, Right, Role, holds
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.privacy import Privacy


def _today() -> object:
    return timezone.localdate()


class Centre(models.Model):
    """One assistance centre of the network."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.SlugField(max_length=30, unique=True)  # "moscow": in addresses, reports and commands
    names = models.JSONField()  # {"ru": "Москва", …}: shown, never searched
    region = models.CharField(max_length=6)  # ISO 3166-2
    country = models.CharField(max_length=2)  # ISO 3166-1
    time_zone = models.CharField(max_length=40, default="Europe/Moscow")
    is_demo = models.BooleanField(default=False)

    privacy = Privacy(plain="id code names region country time_zone is_demo")

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """The name in the reader's language, else Russian, else the code."""
        language = (get_language() or "ru")[:2]
        return str(self.names.get(language) or self.names.get("ru") or self.code)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=username)


class User(AbstractBaseUser):
    """An account. The username is a work name the centre chooses; the person's own name is sealed in accounts."""

    last_login = None  # finer than a day, and nobody asked for it

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    username = models.CharField(max_length=40, unique=True)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, null=True, blank=True, related_name="staff")
    role = models.CharField(max_length=24, choices=roles)
    languages = ArrayField(
        models.CharField(max_length=2), default=list, blank=True
    )  # spoken; empty is unknown
    interface_language = models.CharField(max_length=2, default="ru")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateField(default=_today)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    privacy = Privacy(
        plain="id centre role languages interface_language is_active date_joined",
        personal="username",
        sensitive="password",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="user_role_known", condition=Q(role__in=[role.value for role in Role])
            ),
            models.CheckConstraint(
                name="user_network_roles_only_without_centre",
                condition=Q(centre__isnull=False) | Q(role__in=[role.value for role in NETWORK_ROLES]),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def holds(self, right: Right) -> bool:
        return holds(self.role, right)

    def speaks(self, language: Language) -> bool:
        """False for an unknown language: unknown is not 'any language'."""
        return language is not Language.UNKNOWN and language.value in self.languages
