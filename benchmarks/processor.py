"""What Linux says that a process has used."""

import time
from pathlib import Path

PROC = Path("/proc")


def used(process: int) -> float:
    """Processor milliseconds of all its threads so far. In /proc/PID/stat they are rounded to ten."""
    each = (PROC / str(process) / "task").glob("*/schedstat")
    return sum(int(path.read_text().split()[0]) for path in each) / 1e6


def children(process: int) -> list[int]:
    return [int(each) for each in (PROC / f"{process}/task/{process}/children").read_text().split()]


def peak_memory(process: int) -> int:
    """The most bytes it held in memory since forget_peak()."""
    lines = (PROC / str(process) / "status").read_text().splitlines()
    [peak] = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(peak) * 1024


def forget_peak(process: int) -> None:
    (PROC / str(process) / "clear_refs").write_text("5")


def own() -> float:
    """Processor milliseconds of this process so far."""
    return time.process_time() * 1000
