"""The levels of the project, held: an import points down, stands at the top, and never comes round again."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.programs import ROOT

LEVELS = ("articles", "comments", "newsroom")
SIGNALS = (
    "django.dispatch",
    "django.db.models.signals",
    "django.core.signals",
    "django.contrib.auth.signals",
)
JUNK_DRAWERS = {"utils", "common", "services", "helpers", "signals"}
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for level in LEVELS
    for path in sorted((ROOT / level).rglob("*.py"))
}
# Migrations are made, not written.
WRITTEN = {module: path for module, path in MODULES.items() if ".migrations." not in module}


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, whether `from a import b` means a module or a name in one."""
    for node in running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{name.name}" for name in node.names]
            yield from (name if name in MODULES else node.module for name in names)


def running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only a type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            yield node
            yield from running(node)


def test_imports_point_down_only():
    upward = [
        (module, name)
        for module, path in MODULES.items()
        for name in imported(path)
        if (top := name.partition(".")[0]) in LEVELS
        and LEVELS.index(top) > LEVELS.index(module.partition(".")[0])
    ]
    assert upward == []


def test_no_module_imports_itself_by_a_detour():
    graph = {module: {name for name in imported(path) if name in MODULES} for module, path in MODULES.items()}
    TopologicalSorter({module: names - {module} for module, names in graph.items()}).prepare()


def test_nobody_connects_a_signal():
    assert [
        (module, name)
        for module, path in MODULES.items()
        for name in imported(path)
        if name.startswith(SIGNALS)
    ] == []


def test_no_module_is_a_junk_drawer():
    assert [module for module in MODULES if JUNK_DRAWERS & set(module.split("."))] == []


@pytest.mark.parametrize(("kind", "limit"), [("file", 300), ("function", 40)])
def test_no_file_and_no_function_grows_too_long(kind, limit):
    lengths = file_lengths() if kind == "file" else function_lengths()
    assert {name: length for name, length in lengths.items() if length > limit} == {}


def file_lengths() -> dict[str, int]:
    return {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in WRITTEN.items()}


def function_lengths() -> dict[str, int]:
    return {
        f"{module}.{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module, path in WRITTEN.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
