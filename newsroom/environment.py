"""Typed readers of the environment: a wrong value stops the start and says how to mend it."""

import os
import secrets
from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

Network = IPv4Network | IPv6Network

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
DATABASES = {"sqlite", "postgres", "postgresql", "pgsql", "psql"}


class Environment:
    """What the process was started with, and what an .env file adds where the process says nothing."""

    def __init__(self, env_file: Path | None = None) -> None:
        # FileAwareEnv also reads NAME_FILE, which is how container secrets arrive.
        self.env = environ.FileAwareEnv()
        if env_file is not None and env_file.is_file():
            self.env.read_env(env_file)

    def given(self, name: str) -> bool:
        return self._raw(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """The value as typed: django-environ's own str() follows a leading `$` to another variable."""
        value = self._raw(name)
        if value is None:
            if default is None:
                raise ImproperlyConfigured(
                    f"{name} is missing. Set it in the environment or in the .env file."
                )
            return default
        if not value and default is None:
            raise ImproperlyConfigured(f"{name} is set but empty. Give it a value or remove the line.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        """True or false in so many words; django-environ's own bool() takes "maybe" for a no."""
        value = self._raw(name)
        if value is None:
            return default
        if value.lower() in TRUE:
            return True
        if value.lower() in FALSE:
            return False
        raise ImproperlyConfigured(f"{name} is {value!r}. Write true or false.")

    def choice(self, name: str, default: str, choices: Collection[str]) -> str:
        value = self.text(name, default)
        if value not in choices:
            examples = (
                ", ".join(sorted(choices)) if len(choices) < 10 else f"one that is known, such as {default}"
            )
            raise ImproperlyConfigured(f"{name} is {value!r}. Write {examples}.")
        return value

    def number(self, name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
        value = self._raw(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdigit():
            raise ImproperlyConfigured(
                f"{name} is {value!r}. Write a whole number in digits, such as {default}."
            )
        if int(value) < least:
            raise ImproperlyConfigured(f"{name} is {value}. Write {least} or more.")
        if most is not None and int(value) > most:
            raise ImproperlyConfigured(f"{name} is {value}. Write {most} or less.")
        return int(value)

    def words(self, name: str, default: tuple[str, ...] | None = None) -> list[str]:
        """Values between commas."""
        if default is not None and not self.given(name):
            return list(default)
        words = [word.strip() for word in self.text(name).split(",")]
        if not all(words):
            raise ImproperlyConfigured(
                f"{name} holds an empty entry. Write the values with one comma between two."
            )
        return words

    def networks(self, name: str) -> tuple[Network, ...]:
        """IP addresses and networks between commas, such as 127.0.0.1, 10.0.0.0/8."""
        try:
            return tuple(ip_network(word) for word in self.words(name, default=()))
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} holds something that is no network ({error}). "
                "Write addresses or networks with commas between them, such as 127.0.0.1, 10.0.0.0/8."
            ) from error

    def address(self, name: str, default: str | None = None) -> str:
        """The start of a web address, without the last slash."""
        value = self.text(name, default).rstrip("/")
        try:
            parts = urlsplit(value)
            well_formed = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            well_formed = False
        if not well_formed or parts.path or parts.query or parts.fragment or parts.username:
            raise ImproperlyConfigured(
                f"{name} is {value!r}. Write it like https://news.example.org, without a path."
            )
        return value

    def database(self, name: str, default: str | None, base: Path) -> dict[str, object]:
        """Django's settings of one database; a relative SQLite path counts from `base`."""
        value = self.text(name, default)
        scheme = value.partition("://")[0]
        if scheme not in DATABASES:
            raise ImproperlyConfigured(
                f"{name} begins with {scheme!r}. "
                "Write sqlite:////path/to/file or postgresql://user:password@host/name."
            )
        try:
            config: dict[str, object] = dict(self.env.db_url_config(value))
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} cannot be read ({error}). Percent-encode marks in a password, such as %40 for @."
            ) from error
        if not config["NAME"] or config["NAME"] == ":memory:":
            raise ImproperlyConfigured(
                f"{name} names no database. Several processes share it, so it cannot live in memory: "
                "write sqlite:////path/to/file or postgresql://user:password@host/name."
            )
        if scheme == "sqlite":
            config["NAME"] = base / str(config["NAME"])
        return config

    def mail_server(self, name: str, default: str) -> dict[str, object]:
        """Django's settings of a mail server."""
        value = self.text(name, default)
        try:
            return dict(self.env.email_url_config(value))
        except (ImproperlyConfigured, ValueError) as error:
            raise ImproperlyConfigured(
                f"{name} cannot be read. Write smtp+tls://user:password@mail.example.org:587, with marks in "
                "the password percent-encoded, such as %40 for @."
            ) from error

    def secret_key(self, name: str) -> str:
        value = self.text(name)
        if len(value) < 50 or len(set(value)) < 5 or value.startswith("django-insecure-"):
            raise ImproperlyConfigured(
                f"{name} is too weak. Make one of at least 50 random characters: "
                'python -c "import secrets; print(secrets.token_urlsafe(50))"'
            )
        return value

    def _raw(self, name: str) -> str | None:
        try:
            value = self.env.ENVIRON.get(name)
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name}_FILE names a file that cannot be read ({error.strerror}). Mend its path or rights."
            ) from error
        return None if value is None else str(value).strip()


def kept_secret(path: Path) -> str:
    """A random key in a file that only its owner may read; made at the first call, the same ever after."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Two processes may start at once: each writes a file of its own, and link() lets one of them win.
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")
