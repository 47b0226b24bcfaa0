"""PostgreSQL into a file and back, by its own pg_dump, pg_restore and psql."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from newsroom.backup.archive import CHUNK, Unfit

MEMBER = "database.pgdump"
PATIENCE = 60  # seconds to wait for whoever is reading or writing
BARE = ("--no-owner", "--no-privileges", "--no-comments")

# The site's tables of any version, which may have others than the backup; what an extension brought stays.
EMPTY = """
BEGIN;
SET LOCAL lock_timeout = '{patience}s';
SET LOCAL client_min_messages = warning;
DO $$ DECLARE known record; BEGIN
    FOR known IN SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind AS kind
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    LOOP
        EXECUTE 'DROP ' || CASE known.kind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
            ELSE 'TABLE' END || ' IF EXISTS ' || known.name || ' CASCADE';
    END LOOP;
END $$;
"""
# pg_dump 17 and later write this for servers that do not know it yet.
UNKNOWN_TO_OLDER = b"SET transaction_timeout = 0;\n"


class Postgresql:
    member = MEMBER

    def __init__(self) -> None:
        self.snapshot = ""

    @contextmanager
    def moment(self) -> Iterator[None]:
        """What is read within, and what pg_dump reads, is of one moment. Writers go on."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (self.snapshot,) = cursor.fetchone()
            yield

    def dump(self, path: Path) -> None:
        asked = ["--format=custom", *BARE, "--lock-wait-timeout=60s"]
        run([program("pg_dump"), *asked, f"--snapshot={self.snapshot}", f"--file={path}"])

    def check(self, path: Path) -> None:
        run([program("pg_restore"), "--list", str(path)])

    def load(self, path: Path) -> None:
        """One transaction: whoever dies meanwhile leaves the site as it was.

        psql is told to commit only when pg_restore has ended well: to psql any end of input is a good one.
        """
        writing = [program("pg_restore"), *BARE, "--file=-", str(path)]
        reading = [program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        connection.close()
        with tempfile.TemporaryFile() as said:
            try:
                with (
                    subprocess.Popen(reading, stdin=subprocess.PIPE, stderr=said, env=environment()) as psql,  # noqa: S603
                    subprocess.Popen(writing, stdout=subprocess.PIPE, stderr=said) as script,  # noqa: S603
                ):
                    is_whole = feed(psql, script)
            except BrokenPipeError:  # psql met an error and ended
                is_whole = False
            if not is_whole or psql.returncode:
                said.seek(0)
                words = said.read().decode(errors="replace").strip()
                if "lock timeout" in words:
                    raise Unfit("The database is in use. End the web server and the worker, then restore.")
                raise Unfit(f"PostgreSQL did not take it, and nothing in it was changed: {words[-1500:]}")


def feed(psql: subprocess.Popen[bytes], script: subprocess.Popen[bytes]) -> bool:
    """Hand on the script between a BEGIN and a COMMIT; whether it came to its end."""
    if psql.stdin is None or script.stdout is None:
        return False
    psql.stdin.write(EMPTY.replace("{patience}", str(PATIENCE)).encode())
    head = script.stdout.read(CHUNK)
    psql.stdin.write(head if major() >= 17 else head.replace(UNKNOWN_TO_OLDER, b"", 1))
    shutil.copyfileobj(script.stdout, psql.stdin, CHUNK)
    is_whole = script.wait() == 0
    if is_whole:
        psql.stdin.write(b"\nCOMMIT;\n")
    return is_whole


def run(command: list[str]) -> None:
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Unfit(f"{Path(command[0]).name} failed: {done.stderr.strip()[-1500:]}")


def environment() -> dict[str, str]:
    """How PostgreSQL's programs come to the site's database; a password is seen in no list of processes."""
    of = connection.settings_dict
    _, further = DatabaseClient.settings_to_cmd_args_env(of, [])
    names = {
        "PGDATABASE": "NAME",
        "PGUSER": "USER",
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGPASSWORD": "PASSWORD",
    }
    given = {name: str(of[key]) for name, key in names.items() if of[key]}
    return os.environ | given | (further or {}) | {"PGCLIENTENCODING": "UTF8"}


def major() -> int:
    return int(connection.pg_version) // 10000  # type: ignore[attr-defined]


def program(name: str) -> str:
    """A program of PostgreSQL of the server's version, or of a later one."""
    wanted = major()
    beside = Path(f"/usr/lib/postgresql/{wanted}/bin/{name}")
    found = str(beside) if beside.exists() else shutil.which(name)
    said = ""
    if found:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    version = re.search(r"\) (\d+)", said)
    if found and version and int(version[1]) >= wanted:
        return found
    have = f"found is {version[1]}" if version else "none was found"
    raise Unfit(
        f"The server is PostgreSQL {wanted} and needs {name} of version {wanted} or later; {have}. "
        f"Install Debian's package postgresql-client-{wanted}."
    )
