"""One settings file; whatever differs between installations comes from the environment (docs/deployment.md)."""

import os
from pathlib import Path
from shutil import which

from csp.constants import NONE, SELF

from jardam.database.connection import django_settings_for
from jardam.kernel.languages import OWN_NAMES, SCREEN_LANGUAGES
from jardam.search.meaning_wanted import socket_in, wanted_ms
from jardam.vault.environment import mode

ROOT = Path(__file__).resolve().parents[2]
MODE = mode()  # demo, live or test
VAR = Path(os.environ.get("JARDAM_VAR", ROOT / "var"))
BANK = VAR / ("bank-of-tests" if MODE == "test" else "bank")  # tests see no snapshot of an installation
DEBUG = os.environ.get("JARDAM_DEBUG") == "1" and MODE != "live"  # its error pages show what was typed
ORIGIN = os.environ.get("JARDAM_ORIGIN", "http://localhost:8000")
STREAM_ORIGIN = os.environ.get("JARDAM_STREAM_ORIGIN", "http://localhost:8001")
SECURE = ORIGIN.startswith("https://")
MEANING_SOCKET = None if MODE == "test" else socket_in(VAR.absolute())  # tests ask no installation's process
MEANING_MS = wanted_ms(os.environ)
CLAMD_SOCKET = os.environ.get("JARDAM_CLAMD_SOCKET", "")  # of a virus scanner; one that is named must answer
TESSERACT = "" if MODE == "test" else which("tesseract") or ""  # reads the words on photographed pages


def _secret_key() -> str:
    """The signing key of cookies: from the environment or a 0600 file that `bin/up` made."""
    file = Path(os.environ.get("JARDAM_SECRET_KEY_FILE", VAR / "secret_key"))
    if "JARDAM_SECRET_KEY" in os.environ:
        return os.environ["JARDAM_SECRET_KEY"]
    if file.is_file():
        return file.read_text().strip()
    return "not-a-secret:commands-that-need-none"  # pages refuse to start with it: config.wsgi


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("JARDAM_HOSTS", "localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "jardam.ui",
    "jardam.centres",
    "jardam.vault",
    "jardam.audit",
    "jardam.accounts",
    "jardam.search",
    "jardam.law",
    "jardam.network",
    "jardam.knowledge",
    "jardam.library",
    "jardam.people",
    "jardam.rota",
    "jardam.contacts",
    "jardam.followups",
    "jardam.cases",
    "jardam.parties",
    "jardam.exhibits",
    "jardam.claims",
    "jardam.collective",
    "jardam.filings",
    "jardam.referrals",
    "jardam.transfers",
    "jardam.appeals",
    "jardam.line",
    "jardam.reception",
    "jardam.outreach",
    "jardam.registers",
    "jardam.quality",
    "jardam.practice",
    "jardam.precedents",
    "jardam.incidents",
    "jardam.partnerships",
    "jardam.problems",
    "jardam.services",
    "jardam.yearly",
    "jardam.databank",
    "jardam.desk",
    "jardam.portal",
    "jardam.api",
    "jardam.demo",
    "jardam.config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_linear_migrations",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jardam.centres.middleware.NothingIsKept",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "jardam.vault.middleware.VaultSealedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jardam.vault.middleware.BoxCookieMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jardam.accounts.middleware.SignInFirst",
    "django.middleware.csrf.CsrfViewMiddleware",
    "jardam.centres.middleware.InTheNameOfTheCentre",
    "jardam.accounts.middleware.SecondFactorRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jardam.vault.history.NothingTypedInHistory",
]

ROOT_URLCONF = "jardam.config.urls"
WSGI_APPLICATION = "jardam.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "jardam.ui.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jardam.desk.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "jardam.ui.renderer.QuickSelects"

_ENGINE = {"ENGINE": "jardam.database"}
DATABASES = {
    "default": _ENGINE
    | django_settings_for(os.environ.get("JARDAM_DB_ROLE", "app"), os.environ)
    | {"ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True},
}
if (
    os.environ.get("JARDAM_ACROSS_CENTRES") == "1"
):  # the command line and the worker; never pages nor the stream
    DATABASES["system"] = _ENGINE | django_settings_for("system", os.environ)
DATABASE_ROUTERS = ["jardam.database.router.OneDatabase"]
AUTH_USER_MODEL = "centres.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "Europe/Moscow"
LANGUAGE_CODE = "ru"
LANGUAGES = [
    (language.catalogue, OWN_NAMES[language]) for language in SCREEN_LANGUAGES
]  # what a browser may ask a page for; what clients hear is asked for by name (docs/decisions/0036)
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "jardam" / "ui" / "dist"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # files rest sealed, never as files
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MODE != "test"
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = MODE == "test"

PASSWORD_HASHERS = ["jardam.accounts.hashers.OneAtATime"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["jardam.accounts.backend.WithCentre"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # accounts have no e-mail address
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"

SESSION_ENGINE = "jardam.accounts.sessions"  # no key, moment or content in the clear: docs/decisions/0032
SESSION_SERIALIZER = "jardam.vault.secrets.SealedSessionSerializer"
SESSION_COOKIE_AGE = (
    25 * 60 * 60
)  # one shift of 24 hours and its hand-over; the idle lock covers the page long before
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SECURE
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "jardam.config.errors.stale"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The sign-in library: its ceremonies and tables, our pages and addresses (docs/decisions/0030). It keeps
# no limits of its own, since they count network addresses: accounts.doors does.
ACCOUNT_ADAPTER = "jardam.accounts.adapters.Entrance"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGIN_TIMEOUT = 5 * 60  # from the password to the code
MFA_ADAPTER = "jardam.accounts.adapters.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # every passkey is a full sign-in: docs/decisions/0031
MFA_RATE_LIMITS = False

SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_SSL_REDIRECT = False  # the proxy's work: docs/deployment.md
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF, STREAM_ORIGIN],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Nothing that was typed or sent may spool to a disk: uploads stay in memory or are refused by length.
FILE_UPLOAD_HANDLERS = ["jardam.config.uploads.MemoryOrNothing"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024  # a register of 100 000 rows
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = (
    2_500  # the work of a claim: 250 months of six fields and 250 payments of three
)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_HOST = os.environ.get("JARDAM_MAIL_HOST", "")  # without one letters wait, and the pages say so
EMAIL_PORT = int(os.environ.get("JARDAM_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("JARDAM_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("JARDAM_MAIL_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("JARDAM_MAIL_FROM", EMAIL_HOST_USER)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.dummy.EmailBackend"
)

# Errors name their class and place, never the values that met them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"terse": {"()": "jardam.config.logs.ClassAndPlace"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "terse"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # the redirect to https is the proxy's: docs/deployment.md
