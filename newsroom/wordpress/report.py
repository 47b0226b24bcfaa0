"""What an import has to tell: counts side by side, and a line for each thing that is not as it was."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

GRADES = ("dropped", "doubtful", "changed", "kept")


class Line(NamedTuple):
    grade: str
    kind: str
    old: str
    reason: str
    link: str


@dataclass
class Report:
    read: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)

    def add(self, grade: str, kind: str, old: object, reason: str, link: str = "") -> None:
        self.lines.append(Line(grade, kind, str(old), reason, link))

    def content(self) -> dict[str, Any]:
        """As JSON, for the page in the admin."""
        return {
            "counts": [[name, self.read[name], self.written[name]] for name in self._names()],
            "done": dict(self.done),
            "compared": dict(self.compared),
            "notes": dict(self.notes),
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
