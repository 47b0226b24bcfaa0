import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection, connections
from django.utils.module_loading import import_string
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.plugin import blocking_manager_key

from tests import programs
from tests.isolation import FILES, isolate_environment, isolate_settings, remove_what_was_made

isolate_environment()

EMPTIES = {"transactional_db", "live_server"}
MIGRATED: list[str] = []
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_configure(config: pytest.Config) -> None:
    isolate_settings()
    if config.getoption("numprocesses", None):
        # A worker that finds this would read the settings before it has files of its own.
        del os.environ["DJANGO_SETTINGS_MODULE"]
    # Asked to stop, pytest still removes the databases it made.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    remove_what_was_made()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a browser comes last, since Playwright leaves an event loop running in the thread, and
    Django then has other connections and settings than before.

    Every test that empties the tables is told to keep what migrations left there, so that it makes nothing
    new in its place. Where a test has the mark, pytest-django asks that alone.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    for item in items:
        names = getattr(item, "fixturenames", [])
        marker = item.get_closest_marker("django_db")
        if marker:
            kept = marker.kwargs | {"serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(*marker.args, **kept), append=False)
        elif EMPTIES & set(names):
            names.append("django_db_serialized_rollback")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Remembers what migrations left in the tables: the connection that knew may be another one later."""
    MIGRATED.append(connection._test_serialized_contents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, Any]:
    """Put back what a test with real transactions has emptied: the next one may have none."""
    marker, names = item.get_closest_marker("django_db"), set(getattr(item, "fixturenames", []))
    empties = bool(MIGRATED and ((marker and marker.kwargs.get("transaction")) or EMPTIES & names))
    if empties:
        connections["default"]._test_serialized_contents = MIGRATED[0]
    done = yield
    if empties and nextitem:
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(MIGRATED[0])
            connection.close()
    return done


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Where nothing may be missing, a skipped test has failed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, and under CI nothing may be: {report.longrepr[2]}"
    return report


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """In the next test the same keys and the same hour belong to other stories."""
    for name in ("index_of", "archive_of"):
        import_string(f"newsroom.discovery.sitemaps.{name}").cache_clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not (found := programs.chromium()):
        pytest.skip("no Chromium: install Debian's package chromium, or name one in CHROMIUM")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def browser_context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def browser_page(browser_context: BrowserContext) -> Iterator[Page]:
    """A page in a fresh browser profile; a script that breaks, or that the policy stops, fails the test."""
    faults: list[str] = []
    page = browser_context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield page
    assert faults == []


@pytest.fixture
def live_site(live_server: Any, settings: Any) -> str:
    """The address of the whole site, served by threads of this process from the test's database."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return str(live_server.url)


@pytest.fixture
def process_environment(transactional_db: None) -> dict[str, str]:
    """The environment for another process that is to work on the test's database and files."""
    is_sqlite = connection.vendor == "sqlite"
    of = connection.settings_dict
    login = f"{quote(of['USER'], safe='')}:{quote(of['PASSWORD'], safe='')}@" if of["USER"] else ""
    place = "" if is_sqlite else f"{login}{quote(of['HOST'], safe='')}{':' if of['PORT'] else ''}{of['PORT']}"
    url = f"{'sqlite' if is_sqlite else 'postgresql'}://{place}/{quote(str(of['NAME']))}"
    return os.environ | {"DATABASE_URL": url, "DATA_DIR": str(FILES)}


@pytest.fixture(scope="session")
def axe_script() -> Path:
    return node_file("axe-core/axe.min.js")


@pytest.fixture(scope="session")
def html_checker() -> list[str]:
    """The command that checks HTML by the standard; add files or a dash."""
    if not (java := programs.java()):
        pytest.skip("no Java: install Debian's package default-jre-headless")
    return [java, "-jar", str(node_file("vnu-jar/build/dist/vnu.jar"))]


def node_file(name: str) -> Path:
    if not (path := programs.node_module(name)):
        pytest.skip(f"no {name}: run `make node`, which needs npm")
    return path
