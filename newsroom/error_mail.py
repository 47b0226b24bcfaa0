"""Mails errors to the administrators: one of a kind in ten minutes, without secrets, and never in the way."""

import hashlib
import logging
import os
import re
import threading
import time
import traceback
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

logger = logging.getLogger(__name__)

PERIOD = 600  # seconds
# Anybody can send a false name of a host, and many do all day.
NOISE = ("django.security.DisallowedHost",)
# As long as the name of a private page, a link for a new password or a session.
TOKEN = re.compile(r"[\w-]{20,}")
SECRET = re.compile("SECRET|PASSWORD$|TOKEN|_KEY$", re.IGNORECASE)
LOGIN = re.compile(r"(?<=://)[^/@\s]+(?=@)")


class ErrorMail(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.sending: list[threading.Thread] = []

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if record.name in NOISE or not is_first(kind_of(record)):
                return
            # By itself, so that nobody waits for the mail server.
            thread = threading.Thread(target=send, args=(subject_of(record), text_of(record)))
            self.sending = [each for each in self.sending if each.is_alive()] + [thread]
            thread.start()
        except Exception:  # whatever is wrong with the mail, the request goes on
            self.handleError(record)

    def flush(self) -> None:
        for thread in self.sending:
            thread.join()


def send(subject: str, text: str) -> None:
    try:
        EmailMessage(subject, text, settings.SERVER_EMAIL, [address for _, address in settings.ADMINS]).send()
    except Exception as error:  # a warning, since an error would be mailed too
        logger.warning("The administrators could not be sent mail: %s", error)


def is_first(kind: str) -> bool:
    """Whether nobody has mailed this kind in these ten minutes, among all processes of this machine."""
    window = int(time.time() // PERIOD)
    folder = settings.DATA_DIR / "mailed-errors"
    name = f"{window}-{hashlib.sha256(kind.encode()).hexdigest()[:24]}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        for old in folder.iterdir():
            if not old.name.startswith(f"{window}-"):
                old.unlink(missing_ok=True)
    except FileExistsError:
        return False
    except OSError:  # a full disk is worth a mail too: then each process counts for itself
        return name not in _mailed and not _mailed.add(name)  # type: ignore[func-returns-value]
    return True


_mailed: set[str] = set()


def kind_of(record: logging.LogRecord) -> str:
    """Where an exception was raised, or else which line of ours says it."""
    if record.exc_info and record.exc_info[2]:
        last = traceback.extract_tb(record.exc_info[2])[-1]
        return f"{record.exc_info[0]} {last.filename}:{last.lineno}"
    return f"{record.name} {record.msg}"


def subject_of(record: logging.LogRecord) -> str:
    exception = record.exc_info and record.exc_info[0]
    what = f"{exception.__name__}{place_of(record)}" if exception else said_by(record)
    return " ".join(without_secrets(f"[{settings.SITE_NAME}] {what}").split())[:150]


def said_by(record: logging.LogRecord) -> str:
    request: Any = getattr(record, "request", None)
    said = record.getMessage()
    return said.replace(request.path, place_of(record).strip()) if request is not None else said


def place_of(record: logging.LogRecord) -> str:
    """The page by its pattern: an address itself may be a secret."""
    request: Any = getattr(record, "request", None)
    if request is None:
        return ""
    match = getattr(request, "resolver_match", None)
    return f" at {request.method} /{match.route}" if match else f" at {request.method}"


def text_of(record: logging.LogRecord) -> str:
    lines = [f"{settings.SITE_URL}, process {record.process}, {record.levelname} of {record.name}:"]
    lines += ["", said_by(record)]
    if record.exc_info and record.exc_info[1]:
        lines += ["", *told(record.exc_info[1])]
    lines += ["", "No more of this kind is mailed for ten minutes. All of it is in the log of the server."]
    return without_secrets("\n".join(lines))


def told(error: BaseException) -> Iterator[str]:
    """Where it happened, and of each message the first line: databases put the contents of rows after it."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause:
        yield from told(cause)
        yield "Then:"
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__name__}: {TOKEN.sub('…', str(error).partition(chr(10))[0])[:300]}"


def without_secrets(text: str) -> str:
    names = (name for name in dir(settings) if name.isupper())
    for secret in secrets_in({name: getattr(settings, name) for name in names}):
        text = text.replace(secret, "…")
    return LOGIN.sub("…", text)


def secrets_in(values: Any, is_secret: bool = False) -> Iterator[str]:
    """Every setting whose name, or whose dictionary's key, sounds like a secret."""
    if isinstance(values, dict):
        for name, value in values.items():
            yield from secrets_in(value, is_secret or bool(SECRET.search(str(name))))
    elif isinstance(values, list | tuple):
        for value in values:
            yield from secrets_in(value, is_secret)
    elif is_secret and isinstance(values, str) and len(values) >= 6:
        yield values
