"""What an import has to tell: counts side by side, and a line for each thing that is not as it was."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

COUNTERS = ("read", "notes", "done", "compared")
GRADES = ("dropped", "doubtful", "changed", "kept")


class Line(NamedTuple):
    grade: str
    kind: str
    old: str
    reason: str
    link: str


class Said(NamedTuple):
    """How much a report held at a moment."""

    counters: dict[str, Counter[str]]
    lines: int
    to_try: int


@dataclass
class Report:
    read: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    # Old paths of what came, of which some are tried at the end.
    to_try: list[str] = field(default_factory=list)

    def add(self, grade: str, kind: str, old: object, reason: str, link: str = "") -> None:
        self.lines.append(Line(grade, kind, str(old), reason, link))

    def said(self) -> "Said":
        return Said(
            {name: Counter(getattr(self, name)) for name in COUNTERS}, len(self.lines), len(self.to_try)
        )

    def since(self, said: "Said") -> dict[str, Any]:
        """What was told after that, as JSON."""
        counted = {name: getattr(self, name) - said.counters[name] for name in COUNTERS}
        lines = [list(line) for line in self.lines[said.lines :]]
        return {**counted, "lines": lines, "to_try": self.to_try[said.to_try :]}

    def tell_again(self, told: dict[str, Any]) -> None:
        for name in COUNTERS:
            getattr(self, name).update(told[name])
        self.lines += (Line(*line) for line in told["lines"])
        self.to_try += told["to_try"]

    def content(self) -> dict[str, Any]:
        """As JSON, for the page in the admin."""
        return {
            "counts": [[name, self.read[name], self.written[name]] for name in self._names()],
            **{name: dict(sorted(getattr(self, name).items())) for name in ("done", "compared", "notes")},
            "lines": [list(line) for line in self.lines],
            "addresses": [list(each) for each in self.addresses],
        }

    def _names(self) -> list[str]:
        return sorted(self.read | self.written)

    def text(self, most: int | None = None) -> Iterator[str]:
        """In lines, for the terminal or a file; `most` of each grade."""
        yield f"{'':34}{'read':>9}{'here':>9}"
        for name in self._names():
            mark = "" if self.read[name] == self.written[name] else "   <- differs"
            yield f"{name:34}{self.read[name]:>9}{self.written[name]:>9}{mark}"
        for title, counter in (("Done", self.done), ("Texts", self.compared), ("Noted", self.notes)):
            if counter:
                yield ""
                yield f"{title}:"
                yield from (f"  {count:>7}  {name}" for name, count in sorted(counter.items()))
        for grade in GRADES:
            yield from self._graded(grade, most)
        if self.addresses:
            yield ""
            right = sum(bool(answer) for _, answer in self.addresses)
            yield f"Old addresses tried: {len(self.addresses)}, of which {right} lead to a page."
            for path, answer in self.addresses[:most]:
                yield f"  /{path} -> {answer or 'no answer: readers may not see it, or it did not come'}"

    def _graded(self, grade: str, most: int | None) -> Iterator[str]:
        lines = [line for line in self.lines if line.grade == grade]
        if not lines:
            return
        yield ""
        yield f"{grade.capitalize()}: {len(lines)}"
        for line in lines[:most]:
            yield f"  {line.kind} {line.old}: {line.reason}" + (f"  {line.link}" if line.link else "")
        if most is not None and len(lines) > most:
            yield f"  ... and {len(lines) - most} more, in the report file and in the admin"
