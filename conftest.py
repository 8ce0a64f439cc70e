"""The cast. Amina, Bayani, Erkin and Farida work in Moscow, Chen in Krasnodar, Dalia for the whole network."""

import gc
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from jardam.accounts.proofs import PROVEN_AT, SECOND_FACTOR_DONE
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.kernel.languages import Language

pytest_plugins = ["tests.database_fixtures", "tests.vault_fixtures", "tests.sql_guard"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with large proofs begin first: what is left for the end is small, and no worker waits long for the other.

    Whole files, so that what one of them builds for all its tests is built once.
    """
    large = {item.path for item in items if item.get_closest_marker("proof")}
    items.sort(key=lambda item: item.path not in large)


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: the collector need not walk through it so often."""
    gc.set_threshold(50_000, 20, 50)


def _centre(code: str, name: str, region: str) -> Centre:
    return Centre.objects.create(
        code=code, names={"ru": name, "en": code.capitalize()}, region=region, country="RU"
    )


def _user(name: str, centre: Centre | None, role: Role, *languages: Language) -> User:
    spoken = [language.value for language in languages]
    return User.objects.create(
        username=name, centre=centre, role=role, languages=spoken, password="!", interface_language="en"
    )


@pytest.fixture
def moscow(db: None) -> Centre:
    return _centre("moscow", "Москва", "RU-MOW")


@pytest.fixture
def krasnodar(db: None) -> Centre:
    return _centre("krasnodar", "Краснодар", "RU-KDA")


@pytest.fixture
def amina(moscow: Centre) -> User:
    """Caseworker, Moscow."""
    return _user("amina", moscow, Role.CASEWORKER, Language.RU, Language.UZ)


@pytest.fixture
def bayani(moscow: Centre) -> User:
    """Reception, Moscow."""
    return _user("bayani", moscow, Role.RECEPTION, Language.RU)


@pytest.fixture
def chen(krasnodar: Centre) -> User:
    """Caseworker, Krasnodar: the other centre."""
    return _user("chen", krasnodar, Role.CASEWORKER, Language.RU)


@pytest.fixture
def dalia(db: None) -> User:
    """Network coordinator, no centre."""
    return _user("dalia", None, Role.NETWORK_COORDINATOR, Language.RU, Language.EN)


@pytest.fixture
def erkin(moscow: Centre) -> User:
    """Operator, Moscow, Kyrgyz and Russian."""
    return _user("erkin", moscow, Role.OPERATOR, Language.KY, Language.RU)


@pytest.fixture
def farida(moscow: Centre) -> User:
    """Centre head, Moscow."""
    return _user("farida", moscow, Role.CENTRE_HEAD, Language.RU, Language.TG)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which this person has signed in, second factor included."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="jardam.accounts.backend.WithCentre")
        session = client.session
        session.update({SECOND_FACTOR_DONE: True, PROVEN_AT: timezone.now().timestamp()})
        session.save()
        return client

    return sign_in
