"""Every setting, in one file. What differs per machine is read from the environment, once, typed.

Without SECRET_KEY this is a local site: DEBUG on, loopback only, SQLite, all its data under var/.
With SECRET_KEY it is a public one, and ALLOWED_HOSTS, SITE_URL and DATABASE_URL have to be given too.
`.env.example` lists every variable.
"""

import hashlib
import hmac
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import available_timezones

from django.conf.global_settings import LANGUAGES
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from newsroom.content_policy import admin_policy, public_policy
from newsroom.environment import Environment, kept_secret
from newsroom.file_stores import storages
from newsroom.sign_in import SIGN_IN, caches

BASE_DIR = Path(__file__).resolve().parent.parent

ENV_FILE = Path(os.environ.get("DOTENV_PATH", BASE_DIR / ".env"))
env = Environment(ENV_FILE)

# --- Who we are ---

LOCAL_SITE = not env.given("SECRET_KEY")
DEBUG = LOCAL_SITE
DATA_DIR = BASE_DIR / env.text("DATA_DIR", "var")
# What was signed with an earlier key stays good while that one stands here.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", ())
SECRET_KEY = kept_secret(DATA_DIR / "secret_key") if LOCAL_SITE else env.secret_key("SECRET_KEY")

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"] if LOCAL_SITE else env.words("ALLOWED_HOSTS")
SITE_URL = env.address("SITE_URL", f"http://127.0.0.1:{env.text('PORT', '8000')}" if LOCAL_SITE else None)
SITE_NAME = env.text("SITE_NAME", "Newsroom")
SITE_TAGLINE = env.text("SITE_TAGLINE", "")
# Readers' programs know an entry of a feed by an id that begins with this name and date (RFC 4151).
FEED_AUTHORITY = env.text("FEED_AUTHORITY", f"{urlsplit(SITE_URL).hostname},2026")

LANGUAGE_CODE = env.choice("LANGUAGE_CODE", "en-us", dict(LANGUAGES) | {"en-us": ""})
TIME_ZONE = env.choice("TIME_ZONE", "UTC", available_timezones())
USE_TZ = USE_I18N = True
FORMAT_MODULE_PATH = ["newsroom.formats"]

# --- Parts, from the lowest level up to those we did not write ---

INSTALLED_APPS = [
    "articles",
    "comments",
    "newsroom",
    "newsroom.people",
    "mptt",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "newsroom.people.apps.DeskAccountConfig",
    "allauth.mfa",
    "newsroom.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "newsroom.middleware.LocalSiteMiddleware",
    "newsroom.middleware.TrustedProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.ContentSecurityPolicyMiddleware",
    "newsroom.middleware.NoCookieMiddleware",
    "newsroom.middleware.PublicCacheMiddleware",
    "newsroom.middleware.BusyDatabaseMiddleware",
    "newsroom.old_addresses.OldAddressMiddleware",
    "newsroom.middleware.DeskInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsroom.people.middleware.StaffSessionMiddleware",
    "newsroom.people.middleware.desk_accounts",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
# The server for developers makes its own application; newsroom.wsgi refuses to serve a local site.
WSGI_APPLICATION = None if LOCAL_SITE else "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    },
]

DJANGO_PROSE_EDITOR_EXTENSIONS = [
    # The editor names these two without saying what HTML they add: none.
    {"js": [], "extensions": {"TrailingNode": html_tags([]), "Fullscreen": html_tags([])}},
    {
        "js": [static_lazy("js/admin-picture.js")],
        "extensions": {"Picture": html_tags(["figure"], {"figure": ["data-picture"]})},
    },
]

# --- Data ---

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.database(
        "DATABASE_URL",
        f"sqlite:///{quote(str(DATA_DIR / 'newsroom.sqlite3'))}" if LOCAL_SITE else None,
        BASE_DIR,
    )
}
DATABASES["default"] |= {
    # A connection kept open saves SQLite a checkpoint and PostgreSQL a handshake on each request.
    "CONN_MAX_AGE": env.number("DATABASE_CONN_MAX_AGE", 3600),
    "CONN_HEALTH_CHECKS": True,
    "ATOMIC_REQUESTS": False,
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # With Django's defaults most of many concurrent writers fail with "database is locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        # psycopg's number for READ COMMITTED: the row locks of the workflow and the threads count on it.
        "isolation_level": 2,
        "connect_timeout": 5,
        # Planning a page's queries costs PostgreSQL more than answering them: from its third use on a kept
        # connection each is prepared.
        "server_side_binding": True,
        "prepare_threshold": 2,
        **DATABASES["default"].get("OPTIONS", {}),
    }

CACHES = caches(env.text("REDIS_URL", ""))

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Files: originals are private, what readers get is made from them ---

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
S3_PUBLIC_ADDRESS = env.address("S3_PUBLIC_ADDRESS") if env.given("S3_PUBLIC_BUCKET") else ""
STORAGES = storages(env, DATA_DIR, debug=DEBUG)

# --- People ---

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# django-allauth's settings, by their names there.
globals().update(SIGN_IN)
MFA_TOTP_ISSUER = SITE_NAME
# Browsers trust http://localhost like https, and only there.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL_SITE

# --- Mail ---

# EMAIL_BACKEND, EMAIL_HOST and the others of Django's names.
globals().update(env.mail_server("EMAIL_URL", "consolemail://" if LOCAL_SITE else "smtp://localhost:25"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", f"newsroom@{urlsplit(SITE_URL).hostname}")
# They are sent the errors of a public site.
ADMINS = [("", address) for address in env.words("ADMINS", ())]

# --- Comments ---

COMMENT_LIMIT_ACCEPTED = env.number("COMMENT_LIMIT_ACCEPTED", 10, least=1)
COMMENT_LIMIT_TRIES = env.number("COMMENT_LIMIT_TRIES", 60, least=1)
COMMENT_LIMIT_MINUTES = env.number("COMMENT_LIMIT_MINUTES", 10, least=1)
COMMENT_MAX_LENGTH = env.number("COMMENT_MAX_LENGTH", 10_000, least=1)
COMMENT_NAME_MAX_LENGTH = env.number("COMMENT_NAME_MAX_LENGTH", 80, least=1, most=255)
COMMENT_MAX_BYTES = env.number("COMMENT_MAX_BYTES", 2 * 1024 * 1024, least=100_000)
COMMENT_THREAD_MAX_REPLIES = env.number("COMMENT_THREAD_MAX_REPLIES", 2_000, least=1)
COMMENT_CLOSE_AFTER_DAYS = env.number("COMMENT_CLOSE_AFTER_DAYS", 0)
COMMENT_SERVICES: list[Any] = []

# An upload form writes most bytes of a script other than ours as three, so 2 MB of text may be 6 MB of body.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * COMMENT_MAX_BYTES + 64 * 1024

# A key of its own, so that a new SECRET_KEY need not make every network a stranger.
NETWORK_KEY = env.text(
    "NETWORK_KEY", hmac.new(SECRET_KEY.encode(), b"newsroom: keyed network", hashlib.sha256).hexdigest()
)
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")

# --- What browsers are told ---

OVER_TLS = not LOCAL_SITE and SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = OVER_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# TrustedProxyMiddleware drops this header unless a trusted proxy sent it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 30 * 24 * 60 * 60) if OVER_TLS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "newsroom.views.csrf_failure"

# Whether the neighbours under a domain speak TLS, and whether browsers should list it for good, only the
# owner of the domain can say, so neither is claimed in advance.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

PUBLIC_CONTENT_SECURITY_POLICY = public_policy(S3_PUBLIC_ADDRESS)
CONTENT_SECURITY_POLICY = {"DIRECTIVES": admin_policy(S3_PUBLIC_ADDRESS)}

# --- Log: everything to the error stream, for whoever runs the process to keep ---

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "mail": {"class": "newsroom.error_mail.ErrorMail", "level": "ERROR"},
    },
    "root": {
        "handlers": ["stderr"] if LOCAL_SITE or not ADMINS else ["stderr", "mail"],
        "level": env.choice("LOG_LEVEL", "INFO", LOG_LEVELS),
    },
    # Django would mail these its own way and, on a local site, print them a second time.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
