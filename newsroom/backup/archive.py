"""The file of a backup: a tar of the database and the files, with a list of digests as its last member."""

import hashlib
import json
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from django.utils import timezone

FORMAT = 1
CONTENTS = "contents.json"
CHUNK = 1024 * 1024


class Unfit(Exception):
    """The file is no backup that can be restored here; the message says why and what to do."""


@dataclass
class Contents:
    """What is in a backup, and what it was made of."""

    database: str
    site: str
    migrations: list[list[str]]
    counts: dict[str, int]
    made_at: str = field(default_factory=lambda: timezone.now().isoformat(timespec="seconds"))
    digests: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """Files that the database names and that the storage did not have."""
    format: int = FORMAT

    def __str__(self) -> str:
        counts = ", ".join(f"{number} {name}" for name, number in self.counts.items())
        return f"{self.site} on {self.made_at}: {counts}, {len(self.digests) - 1} files"


def told(error: Exception) -> str:
    """What went wrong, as a sentence."""
    if isinstance(error, OSError) and error.strerror:
        place = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{place}."
    return str(error)


class Digesting:
    """Reads through to a file and adds up the digest of what was read."""

    def __init__(self, source: Any) -> None:
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        found: bytes = self.source.read(size)
        self.digest.update(found)
        return found


class Writer:
    def __init__(self, file: IO[bytes], contents: Contents) -> None:
        self.tar = tarfile.open(fileobj=file, mode="w")  # noqa: SIM115 -- close() ends it
        self.contents = contents

    def add(self, name: str, source: Any, size: int) -> None:
        reading = Digesting(source)
        self._write(name, reading, size)
        self.contents.digests[name] = reading.digest.hexdigest()

    def close(self, ending: IO[bytes]) -> None:
        """The list comes last: a file that was cut short has none."""
        written = json.dumps(asdict(self.contents), indent=1).encode()
        ending.write(written)
        ending.seek(0)
        self._write(CONTENTS, ending, len(written))
        self.tar.close()

    def _write(self, name: str, source: Any, size: int) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, 0o600, int(timezone.now().timestamp())
        self.tar.addfile(info, source)


class Reader:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.members = {each.name: each for each in tar.getmembers()}
        self.contents = self._read_contents()

    def _read_contents(self) -> Contents:
        listed = self.members.pop(CONTENTS, None)
        if listed is None or not listed.isreg():
            raise Unfit("It has no list of what is in it: it was cut short, or is no backup of a newsroom.")
        found = json.load(self.opened(listed))
        if found["format"] != FORMAT:
            raise Unfit(f"It has format {found['format']}, and this version reads format {FORMAT}.")
        return Contents(**found)

    def opened(self, member: tarfile.TarInfo) -> IO[bytes]:
        file = self.tar.extractfile(member) if member.isreg() else None
        if file is None:
            raise Unfit(f"“{member.name}” in it is no file.")
        return file

    def open(self, name: str) -> IO[bytes]:
        return self.opened(self.members[name])

    def verify(self) -> None:
        """Read everything once and compare it with the list."""
        for name in self.members:
            if name.startswith("/") or ".." in name.split("/"):
                raise Unfit(f"“{name}” in it would lie outside the site.")
        for name in sorted(self.contents.digests.keys() ^ self.members.keys()):
            raise Unfit(f"It is damaged: “{name}” is listed and not there, or there and not listed.")
        for name, digest in self.contents.digests.items():
            if digest_of(self.open(name)) != digest:
                raise Unfit(f"It is damaged: “{name}” is not what was put in.")

    def extract(self, name: str, path: Path) -> None:
        with self.open(name) as source, path.open("wb") as file:
            shutil.copyfileobj(source, file, CHUNK)

    def database(self) -> str:
        """The name of the member that holds the database."""
        return next(name for name in self.members if "/" not in name)


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """A backup, opened; whatever is wrong with the file is told in a sentence that begins with its name."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            yield Reader(tar)
    except Unfit as error:
        raise Unfit(f"{path} cannot be used. {error}") from error
    except (tarfile.TarError, ValueError, KeyError, TypeError, StopIteration, EOFError) as error:
        raise Unfit(f"{path} cannot be used. It is damaged, or no backup of a newsroom ({error}).") from error


def digest_of(file: Any) -> str:
    reading = Digesting(file)
    while reading.read(CHUNK):
        pass
    return reading.digest.hexdigest()
