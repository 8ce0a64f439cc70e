"""How each role of the database is reached: the one place that turns the environment into words for psycopg.

Reads files but needs none: settings are imported on machines where no database stands yet.
"""

import hashlib
import os
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from jardam.database.cluster_home import home_of
from jardam.database.trouble import Trouble

DATABASE = "jardam"
ROLES = ("owner", "app", "system", "backup")
LONGEST_SOCKET_FOLDER = 80  # a client's socket path may have 107 bytes, the file name included
OTHER_LOGINS = ("JARDAM_ACROSS_CENTRES", "JARDAM_DB_ROLE", "PGPASSWORD")
"""What tells a process how to be more than the pages are."""
STATEMENTS = {"server_side_binding": True, "prepare_threshold": 3}
"""How Django speaks to the database: values apart from the statement, which the server plans once and keeps
(docs/decisions/0042). A pooler between the two must know prepared statements, or give each client a session."""

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Address:
    """A PostgreSQL that is not ours to start, as DATABASE_URL names it."""

    host: str
    port: str
    name: str
    user: str
    password: str
    options: Mapping[str, str] = field(default_factory=dict)


def data_folder(environ: Mapping[str, str]) -> Path:
    """The folder of everything that must outlive a restart: JARDAM_VAR, or `var` in the project."""
    return Path(environ.get("JARDAM_VAR") or PROJECT / "var").absolute()


def password_file(environ: Mapping[str, str], role: str) -> Path:
    """Where `bin/up` keeps the password that it made for a role."""
    return data_folder(environ) / "passwords" / f"jardam_{role}"


def foreign_address(environ: Mapping[str, str]) -> Address | None:
    """What DATABASE_URL says, or None where the embedded cluster serves.

    Errors: Trouble, when it is not the address of a PostgreSQL database.
    """
    url = environ.get("DATABASE_URL")
    if not url:
        return None
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name or not parts.username:
        raise Trouble("DATABASE_URL must read postgresql://OWNER:PASSWORD@HOST:PORT/DATABASE.")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", unquote(parts.hostname or ""))
    port = str(parts.port or options.pop("port", ""))
    return Address(host, port, name, unquote(parts.username), unquote(parts.password or ""), options)


def pages_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """``environ`` for a process that answers browsers: of the database it is told the pages' login and no other."""
    told = {name: word for name, word in environ.items() if name not in OTHER_LOGINS}
    if url := told.get("DATABASE_URL"):
        told["DATABASE_URL"] = _without_login(url)
    return told


def settings_for(role: str, environ: Mapping[str, str]) -> dict[str, object]:
    """ENGINE, HOST, PORT, NAME, USER, PASSWORD and OPTIONS of Django's DATABASES for `owner`, `app`, `system` or `backup`.

    JARDAM_DB_HOST, _PORT and _NAME win over DATABASE_URL and the embedded cluster; JARDAM_DB_USER and
    JARDAM_DB_PASSWORD_FILE do so for the role that this process runs as (JARDAM_DB_ROLE).
    """
    if role not in ROLES:
        raise ValueError(f"no such role: {role}")
    words = {"ENGINE": "jardam.database"} | (_foreign(role, environ) or _embedded(role, environ))
    for key in ("HOST", "PORT", "NAME"):
        words[key] = environ.get(f"JARDAM_DB_{key}") or words[key]
    if role == environ.get("JARDAM_DB_ROLE", "app"):
        words["USER"] = environ.get("JARDAM_DB_USER") or words["USER"]
        words["PASSWORD"] = _secret(environ.get("JARDAM_DB_PASSWORD_FILE")) or words["PASSWORD"]
    return words


def socket_folder(folder: Path) -> str:
    """The folder itself, or where its path is too long for a socket, a short link to it.

    Errors: Trouble, when the private folder of the link is not ours.
    """
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER or not folder.exists():
        return str(folder)
    link = _private_folder() / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    if not link.is_symlink() or link.readlink() != folder:
        unfinished = link.with_name(f"{link.name}.{os.getpid()}")
        unfinished.symlink_to(folder)
        unfinished.replace(link)
    return str(link)


def django_settings_for(role: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """As `settings_for`, with what only Django understands."""
    words: dict[str, Any] = settings_for(role, environ)
    return words | {"OPTIONS": STATEMENTS | words["OPTIONS"]}


def _without_login(url: str) -> str:
    """The address of a database for the pages' role; its password is in that role's own file."""
    parts = urlsplit(url)
    options = [(name, word) for name, word in parse_qsl(parts.query) if name not in {"user", "password"}]
    netloc = f"jardam_app@{parts.netloc.rpartition('@')[2]}"
    return parts._replace(netloc=netloc, query=urlencode(options)).geturl()


def _foreign(role: str, environ: Mapping[str, str]) -> dict[str, object] | None:
    address = foreign_address(environ)
    if address is None:
        return None
    user = f"jardam_{role}"
    password = address.password if address.user == user else ""
    return {
        "HOST": address.host,
        "PORT": address.port,
        "NAME": address.name,
        "USER": user,
        "PASSWORD": password or _secret(password_file(environ, role)),
        "OPTIONS": dict(address.options),
    }


def _embedded(role: str, environ: Mapping[str, str]) -> dict[str, object]:
    return {
        "HOST": socket_folder(home_of(data_folder(environ)).sockets),
        "PORT": "",
        "NAME": DATABASE,
        "USER": f"jardam_{role}",
        "PASSWORD": _secret(password_file(environ, role)),
        "OPTIONS": {},
    }


def _secret(path: Path | str | None) -> str:
    """The text of a secret file, or nothing where it is missing or not ours to read."""
    try:
        return Path(path).read_text(encoding="utf-8").strip() if path else ""
    except (FileNotFoundError, PermissionError):
        return ""


def _private_folder() -> Path:
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"jardam-{os.geteuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    is_ours = (seen := folder.lstat()).st_uid == os.geteuid() and stat.S_IMODE(seen.st_mode) == 0o700
    if not (is_ours and stat.S_ISDIR(seen.st_mode)):
        raise Trouble(f"{folder} must be a folder of your own with mode 0700: remove it and start again.")
    return folder
