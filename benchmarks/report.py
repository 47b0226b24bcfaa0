"""The result as a table in Markdown and as a chart in SVG."""

from dataclasses import dataclass
from html import escape

HEAD = ("page", "ms", "of that, database", "× bare", "queries", "kB", "MB")


@dataclass(frozen=True)
class Row:
    """One page of one site. `growth` is its cost by that of the same page on the small site."""

    site: str
    page: str
    total: float
    database: float
    times_bare: float
    queries: int
    size: int
    memory: int
    growth: float | None = None

    def cells(self) -> list[str]:
        cells = [self.page, f"{self.total:.2f}", f"{self.database:.2f}", f"{self.times_bare:.1f}"]
        cells += [str(self.queries), f"{self.size / 1000:.1f}", f"{self.memory / 1e6:.0f}"]
        return cells + ([] if self.growth is None else [f"{self.growth:.2f}"])


@dataclass(frozen=True)
class Result:
    """All of one run. `bare` and `select` are processor milliseconds, per site."""

    said: str
    rows: list[Row]
    bare: dict[str, float]
    select: dict[str, float]

    def sites(self) -> list[str]:
        return list(dict.fromkeys(row.site for row in self.rows))

    def of(self, site: str) -> list[Row]:
        return [row for row in self.rows if row.site == site]


def markdown(result: Result) -> str:
    parts = [f"# What a page costs\n\n{result.said}\n\n![Milliseconds a page](results.svg)\n"]
    for site in result.sites():
        rows = result.of(site)
        grown = any(row.growth is not None for row in rows)
        head = [*HEAD, "× small site"] if grown else list(HEAD)
        parts += [
            f"\n## {site}\n",
            f"A bare answer takes {result.bare[site]:.2f} ms, "
            f"a single-row SELECT {result.select[site]:.3f} ms.\n",
            line(head),
            line(["---", *["--:"] * (len(head) - 1)]),
            *(line(row.cells()) for row in rows),
        ]
    return "\n".join(parts) + "\n"


def line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


# --- The chart: a bar for each page of each site, the part of the database at its end ---

LABEL, WIDE, TALL, GAP = 210, 760, 16, 6
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #222 } .site { font-weight: 600 }
  .application { fill: #2b6cb0 } .database { fill: #d08a1d }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .application { fill: #63a4e8 } .database { fill: #e5b25c }
  }
"""


def chart(result: Result) -> str:
    longest = max((row.total for row in result.rows), default=1.0)
    parts, top = legend(), 46
    for site in result.sites():
        parts.append(f'<text class="site" x="0" y="{top + 12}">{escape(site)}</text>')
        top += TALL + GAP
        for row in result.of(site):
            parts += bar(row, top, (WIDE - LABEL - 70) / longest)
            top += TALL + GAP
        top += 2 * GAP
    size = f'viewBox="0 0 {WIDE} {top}" width="{WIDE}" height="{top}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title">'
    title = '<title id="title">Processor milliseconds a page, by site and kind of page</title>'
    return "\n".join([opening, title, f"<style>{STYLE}</style>", *parts, "</svg>"]) + "\n"


def legend() -> list[str]:
    return [
        '<text class="site" x="0" y="14">Processor milliseconds a page</text>',
        '<rect class="application" x="260" y="3" width="12" height="12"/>',
        '<text x="278" y="14">application</text>',
        '<rect class="database" x="370" y="3" width="12" height="12"/>',
        '<text x="388" y="14">database</text>',
    ]


def bar(row: Row, top: int, scale: float) -> list[str]:
    application, database = (row.total - row.database) * scale, row.database * scale
    return [
        f'<text x="0" y="{top + 13}">{escape(row.page)}</text>',
        f'<rect class="application" x="{LABEL}" y="{top}" width="{application:.1f}" height="{TALL}"/>',
        f'<rect class="database" x="{LABEL + application:.1f}" y="{top}" width="{database:.1f}"'
        f' height="{TALL}"/>',
        f'<text x="{LABEL + application + database + 6:.1f}" y="{top + 13}">{row.total:.1f}</text>',
    ]
