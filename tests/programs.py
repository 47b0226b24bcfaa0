"""The programs outside Python that some tests need, and where they are looked for."""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / "var" / "node"


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def java() -> str | None:
    return shutil.which("java")


def nginx() -> str | None:
    """Debian keeps it where only root looks."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def node_module(name: str) -> Path | None:
    path = NODE / "node_modules" / name
    return path if path.exists() else None
