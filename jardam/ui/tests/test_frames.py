"""The three frames around every page, with what a room above hands them and without."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.template import Context, Template, engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from jardam.ui.shell import MenuLink, NavItem, Shell

WHOLE = Shell(
    nav=[NavItem("My day", "/", is_current=True, count=6), NavItem("Contacts", "/contacts/")],
    who="Айгүл М.",
    place="Москва",
    find_url="/find/",
    menu=[MenuLink("Sessions", "/sessions/")],
    sign_out_url="/sign-out/",
    theme="dark",
    theme_url="/theme/",
    language_url="/language/",
    lock_url="/lock/",
    lock_seconds=600,
    is_demo=True,
)


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/")


def drawn(frame: str, **words: Any) -> str:
    page = engines["django"].from_string(
        f'{{% extends "ui/{frame}.html" %}}{{% block main %}}<h1>x</h1>{{% endblock %}}'
    )
    return page.render({"csrf_token": "token", **words})


def test_a_page_says_its_language() -> None:
    with translation.override("ky"):
        assert ' lang="ky" dir="ltr"' in drawn("page", shell=Shell())


@pytest.mark.parametrize(("frame", "may"), [("page", False), ("bare", False), ("public", True)])
def test_nothing_typed_or_read_is_sent_to_the_browsers_maker(frame: str, may: bool) -> None:
    """Spellers and translators of browsers work on their makers' servers. What the public reads is no secret."""
    html = drawn(frame, shell=WHOLE)
    assert ('<html translate="no" lang=' in html) is not may
    assert '<body spellcheck="false"' in html
    assert 'spellcheck="true"' not in html


def test_the_skip_link_leads_to_the_main_text() -> None:
    for frame in ("page", "bare", "public"):
        html = drawn(frame, shell=Shell())
        assert 'href="#main"' in html
        assert html.count('id="main"') == 1


def test_the_bar_shows_where_one_is_and_what_waits() -> None:
    html = drawn("page", shell=WHOLE)
    assert '<a href="/" aria-current="page">My day <span class="j-bar__n">6</span></a>' in html
    assert '<a href="/contacts/">Contacts</a>' in html


def test_the_page_wears_the_chosen_theme_and_else_the_devices() -> None:
    assert 'data-theme="dark"' in drawn("page", shell=WHOLE).split("<body")[0]
    assert "data-theme" not in drawn("page", shell=Shell()).split("<body")[0]


def test_the_idle_lock_is_there_when_somebody_is_signed_in() -> None:
    assert 'data-idle-lock="600"' in drawn("page", shell=WHOLE)
    assert "idle-lock" not in drawn("page", shell=Shell())


def test_leaving_and_switching_are_posted_with_a_token() -> None:
    html = drawn("page", shell=WHOLE)
    for address in ("/sign-out/", "/theme/", "/language/", "/lock/"):
        form = html.split(f'action="{address}"')[1].split("</form>")[0]
        assert 'name="csrfmiddlewaretoken"' in form


def test_the_demo_says_that_it_is_one() -> None:
    assert 'class="j-demo"' in drawn("page", shell=WHOLE)
    assert 'class="j-demo"' not in drawn("page", shell=Shell())


def test_the_public_frame_is_neutral_in_the_history_and_loads_the_small_files() -> None:
    with translation.override("ky"):
        html = drawn("public", shell=Shell())
    assert "<title>Маалымат</title>" in html
    assert "Барактан чыгуу" in html
    assert "public.css" in html
    assert "jardam.css" not in html


def test_a_frame_works_where_no_room_has_handed_it_a_shell(request_: HttpRequest) -> None:
    html = render_to_string("ui/bare.html", {}, None)
    assert "<main" in html
    assert request_.path == "/"


def test_htmx_may_neither_evaluate_nor_leave_the_house() -> None:
    head = drawn("page", shell=Shell()).split("</head>")[0]
    for setting in ('"allowEval":false', '"selfRequestsOnly":true', '"includeIndicatorStyles":false'):
        assert setting in head


def test_components_stand_in_every_template_without_a_load() -> None:
    assert "j-key" in Template('{% key "Slash" %}').render(Context())
