"""Centres and the accounts of those who work in them. People who seek help are never accounts."""

from __future__ import annotations

from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from jardam.centres.choices import roles
from jardam.centres.rules.roles import NETWORK_ROLES, Right, Role, holds
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
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
    sealed_legal = models.BinaryField(null=True)  # see `accounts.legal`; null until somebody has said it

    privacy = Privacy(
        plain="id code names region country time_zone is_demo",
        sensitive="sealed_legal",
    )

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


class BranchQuerySet(TenantQuerySet):
    def offered_to(self, user: User) -> Self:
        """The branches of this person's centre to which somebody may belong now, in the order of their names."""
        return self.of_centre_of(user).filter(is_open=True).order_by("name_ru", "pk")


class Branch(Tenant):
    """One part of a centre, such as its Tajik branch: a dimension of colleagues and of what they record, no centre of its own."""

    name_ru = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    languages = ArrayField(models.CharField(max_length=2), default=list, blank=True)  # answered first
    is_open = models.BooleanField(default=True)

    objects = BranchQuerySet.as_manager()

    privacy = Privacy(plain="id centre name_ru name_en languages is_open")

    class Meta:
        constraints = [models.UniqueConstraint(name="branch_name_once", fields=["centre", "name_ru"])]

    def __str__(self) -> str:
        return self.name_ru

    @property
    def name(self) -> str:
        """In English where the reader reads it and somebody wrote it, else in Russian."""
        return self.name_en if self.name_en and (get_language() or "ru").startswith("en") else self.name_ru


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
    # accounts are of the network, and nothing of it is held to a row of a centre by the database: `join_branch` sees to it
    branch = CentreFK(Branch, on_delete=models.PROTECT, null=True, blank=True, related_name="staff")
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
        plain="id centre branch role languages interface_language is_active date_joined",
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
            models.CheckConstraint(
                name="user_branch_is_of_a_centre", condition=Q(branch=None) | Q(centre__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def holds(self, right: Right) -> bool:
        return holds(self.role, right)

    def speaks(self, language: Language) -> bool:
        """False for an unknown language: unknown is not 'any language'."""
        return language is not Language.UNKNOWN and language.value in self.languages
