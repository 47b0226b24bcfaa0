"""Rounds in which every server answers in turn, so that whatever else the machine does meets them all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from benchmarks import processor
from benchmarks.database import Database
from benchmarks.served import Server


@dataclass
class Sample:
    """What one page took in each round, in processor milliseconds a request."""

    application: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    memory: int = 0

    @property
    def total(self) -> float:
        return median(self._totals())

    @property
    def in_database(self) -> float:
        return median(self.database)

    @property
    def times_bare(self) -> float:
        """The median of the ratios: both halves of each were measured within the same seconds."""
        return median(total / bare for total, bare in zip(self._totals(), self.bare, strict=True))

    def times(self, other: "Sample") -> float:
        return median(mine / its for mine, its in zip(self._totals(), other._totals(), strict=True))

    def _totals(self) -> list[float]:
        return [sum(pair) for pair in zip(self.application, self.database, strict=True)]


@dataclass
class Site:
    """One site that is measured: its pages by name, its own server, and the bare one with the same bytes.
    `queries` says by page how many statements it takes."""

    size: str
    name: str
    database: Database
    addresses: dict[str, str]
    queries: dict[str, int]
    server: Server
    bare: Server
    samples: dict[str, Sample] = field(default_factory=dict)
    select: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.samples = {page: Sample() for page in self.addresses}

    def warm_up(self, requests: int) -> None:
        """Each thread of the server opens a connection, and Python compiles what it will keep."""
        for address in self.addresses.values():
            for _ in range(requests):
                self.server.get(address)
                self.bare.get(address)

    def measure(self, page: str, requests: int) -> None:
        sample, address = self.samples[page], self.addresses[page]
        processor.forget_peak(self.server.worker)
        database, application = self.database.used(), processor.used(self.server.worker)
        _repeat(lambda: self.server.get(address), requests)
        sample.application.append((processor.used(self.server.worker) - application) / requests)
        sample.database.append((self.database.used() - database) / requests)
        sample.memory = max(sample.memory, processor.peak_memory(self.server.worker))
        bare = processor.used(self.bare.worker)
        _repeat(lambda: self.bare.get(address), requests)
        sample.bare.append((processor.used(self.bare.worker) - bare) / requests)

    def measure_select(self, requests: int) -> None:
        own, database = processor.own(), self.database.own_used()
        _repeat(self.database.select_row, requests)
        used = processor.own() - own + self.database.own_used() - database
        self.select.append(used / requests)


def run(sites: list[Site], rounds: int, requests: int) -> None:
    """Each round goes through all pages, and for each page through all sites, now forth and now back."""
    for site in sites:
        site.warm_up(16)
    pages = list(dict.fromkeys(page for site in sites for page in site.addresses))
    for number in range(rounds):
        in_turn = sites if number % 2 else sites[::-1]
        for page in pages:
            for site in in_turn:
                site.measure(page, requests)
        for site in in_turn:
            site.measure_select(requests * 10)


def _repeat(deed: Callable[[], object], times: int) -> None:
    for _ in range(times):
        deed()
