"""Puts values into the file that the settings read, and leaves every other line of it alone."""

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path


def is_writable(path: Path) -> bool:
    """Whether a new file can take the path's place, or be there at all."""
    return (path.is_file() or not path.exists()) and os.access(path.parent, os.W_OK)


def put(path: Path, values: Mapping[str, str]) -> None:
    """The file is whole at every moment, and keeps its rights; a new one may be read by its owner only."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for name, value in values.items():
        pattern = re.compile(rf"\s*(export\s+)?{name}\s*=")
        lines = [line for line in lines if not pattern.match(line)]
        lines.append(f"{name}={value}")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    draft.replace(path)
