"""The environment in, words for psycopg out."""

from pathlib import Path

import pytest

from jardam.database.connection import pages_environment, password_file, settings_for
from jardam.database.trouble import Trouble

FOREIGN = "postgresql://jardam_owner:s%40cret@db.example:6432/help?sslmode=verify-full"


def test_with_nothing_set_up_the_words_are_there_and_the_password_is_empty(tmp_path: Path) -> None:
    words = settings_for("app", {"JARDAM_VAR": str(tmp_path / "none")})
    assert words["HOST"] == str(tmp_path / "none" / "database" / "run")
    assert (words["NAME"], words["USER"], words["PASSWORD"]) == ("jardam", "jardam_app", "")


def test_each_role_has_the_password_that_was_made_for_it(tmp_path: Path) -> None:
    environ = {"JARDAM_VAR": str(tmp_path)}
    for role in ("app", "system"):
        password_file(environ, role).parent.mkdir(exist_ok=True)
        password_file(environ, role).write_text(f"of {role}")
    assert settings_for("system", environ)["PASSWORD"] == "of system"
    assert settings_for("app", environ)["PASSWORD"] == "of app"


def test_a_foreign_server_is_taken_from_its_address(tmp_path: Path) -> None:
    environ = {"JARDAM_VAR": str(tmp_path), "DATABASE_URL": FOREIGN}
    owner = settings_for("owner", environ)
    assert (owner["HOST"], owner["PORT"], owner["NAME"]) == ("db.example", "6432", "help")
    assert (owner["USER"], owner["PASSWORD"]) == ("jardam_owner", "s@cret")
    assert owner["OPTIONS"] == {"sslmode": "verify-full"}
    app = settings_for("app", environ)
    assert (app["USER"], app["PASSWORD"]) == ("jardam_app", "")  # never the owner's


def test_single_words_win_for_the_role_of_this_process_only(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mounted\n")
    environ = {
        "JARDAM_VAR": str(tmp_path),
        "JARDAM_DB_HOST": "elsewhere",
        "JARDAM_DB_USER": "desk",
        "JARDAM_DB_PASSWORD_FILE": str(tmp_path / "secret"),
    }
    app, system = settings_for("app", environ), settings_for("system", environ)
    assert (app["HOST"], app["USER"], app["PASSWORD"]) == ("elsewhere", "desk", "mounted")
    assert (system["HOST"], system["USER"], system["PASSWORD"]) == ("elsewhere", "jardam_system", "")


@pytest.mark.parametrize("url", ["mysql://a:b@c/d", "postgresql://host/db", "postgresql://a:b@c"])
def test_an_address_of_something_else_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(Trouble, match="must read postgresql://OWNER"):
        settings_for("app", {"DATABASE_URL": url})


def test_whoever_answers_browsers_is_told_the_pages_login_and_no_other(tmp_path: Path) -> None:
    environ = {
        "JARDAM_VAR": str(tmp_path),
        "DATABASE_URL": f"{FOREIGN}&password=twice",
        "JARDAM_ACROSS_CENTRES": "1",
        "JARDAM_DB_ROLE": "owner",
        "PGPASSWORD": "s@cret",
    }
    password_file(environ, "app").parent.mkdir()
    password_file(environ, "app").write_text("of app")
    told = pages_environment(environ)
    assert told.keys() == {"JARDAM_VAR", "DATABASE_URL"}
    assert not [word for word in told.values() if "cret" in word or "twice" in word or "owner" in word]
    app, before = settings_for("app", told), settings_for("app", environ | {"JARDAM_DB_ROLE": "app"})
    assert app == before | {"OPTIONS": {"sslmode": "verify-full"}}
    assert app["PASSWORD"] == "of app"
