"""Builds sites, serves them, measures every kind of page, and writes the result beside this file."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import psycopg

from benchmarks import database, report
from benchmarks.inside import inside
from benchmarks.measure import Site, run
from benchmarks.pages import PAGES
from benchmarks.served import Server, served

SIZES = {"small": (2_000, 30_000), "large": (100_000, 1_000_000)}
ROUNDS, REQUESTS = 9, 20
HERE = Path(__file__).parent


def main() -> None:
    largest = os.environ.get("SIZE", "small")
    if largest not in SIZES:
        sys.exit(f"SIZE is one of {', '.join(SIZES)}, not {largest!r}.")
    # The large site is measured beside the small one, in the same rounds: only so can they be compared.
    sizes = list(dict.fromkeys(["small", largest]))
    with tempfile.TemporaryDirectory(prefix=database.PREFIX) as folder, ExitStack() as stack:
        sites = [
            stack.enter_context(site(size, url, Path(folder)))
            for size in sizes
            for url in databases(stack, Path(folder))
        ]
        tell("Measuring ...")
        run(sites, ROUNDS, REQUESTS)
        result = summed_up(sites)
    (HERE / "results.md").write_text(report.markdown(result), encoding="utf-8")
    (HERE / "results.svg").write_text(report.chart(result), encoding="utf-8")
    tell(report.markdown(result))


def databases(stack: ExitStack, folder: Path) -> Iterator[str]:
    """The addresses of new databases: SQLite, and PostgreSQL where a server answers."""
    yield stack.enter_context(database.sqlite(folder))
    try:
        yield stack.enter_context(database.postgresql(database.server()))
    except psycopg.OperationalError:
        tell("No PostgreSQL server answers, so SQLite alone is measured. TEST_DATABASE_URL names one.")


@contextmanager
def site(size: str, url: str, folder: Path) -> Iterator[Site]:
    """A newspaper of this size in a database of its own, served beside its bare double."""
    stories, comments = SIZES[size]
    environment = settings(url, folder)
    with ExitStack() as stack:
        inside(environment, "benchmarks.inside.migrate")
        opened = stack.enter_context(database.opened(url))
        name = f"{opened.name}, {stories:,} stories, {comments:,} comments"
        tell(f"Building {name} ...")
        places = inside(environment, "benchmarks.build.build", stories, comments)
        opened.settle()
        addresses = {page: path.format(**places) for page, path in PAGES}
        counted = inside(environment, "benchmarks.count.queries", list(addresses.values()))
        queries = dict(zip(addresses, counted, strict=True))
        server = stack.enter_context(served("newsroom.wsgi", environment))
        bare = stack.enter_context(bare_double(addresses, server, folder))
        yield Site(size, name, opened, addresses, queries, server, bare)


@contextmanager
def bare_double(addresses: dict[str, str], server: Server, folder: Path) -> Iterator[Server]:
    pages = {address: server.get(address).decode() for address in addresses.values()}
    with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".json", encoding="utf-8") as kept:
        json.dump(pages, kept)
        kept.flush()
        with served("benchmarks.bare", {"BENCHMARK_PAGES": kept.name}) as bare:
            yield bare


def settings(url: str, folder: Path) -> dict[str, str]:
    """Those of a public site; nothing that this machine says about its own."""
    return {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DOTENV_PATH": os.devnull,
        "SECRET_KEY": "a-key-for-a-measurement-that-is-long-enough-to-be-taken-as-one-0123456789",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        "LOG_LEVEL": "WARNING",
    }


def summed_up(sites: list[Site]) -> report.Result:
    small = {site.database.kind: site for site in sites if site.size == "small"}
    rows = []
    for site in sites:
        beside = small[site.database.kind] if site.size != "small" else None
        for page, sample in site.samples.items():
            rows.append(
                report.Row(
                    site=site.name,
                    page=page,
                    total=sample.total,
                    database=sample.in_database,
                    times_bare=sample.times_bare,
                    queries=site.queries[page],
                    size=len(site.server.get(site.addresses[page])),
                    memory=sample.memory,
                    growth=sample.times(beside.samples[page]) if beside else None,
                )
            )
    bare = {site.name: median(one for each in site.samples.values() for one in each.bare) for site in sites}
    select = {site.name: median(site.select) for site in sites}
    return report.Result(said(), rows, bare, select)


def said() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"Processor milliseconds a request, the median of {ROUNDS} rounds of {REQUESTS} requests each; "
        f"{os.cpu_count()} processors, Python {python}, load {os.getloadavg()[1]:.1f}. "
        "[README.md](README.md) says how it is measured and how to read it."
    )


def tell(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
