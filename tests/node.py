"""Fetches the two checkers that live outside Python, at fixed versions, into var/node."""

import shutil
import subprocess
import sys

from tests.programs import NODE

PACKAGES = {"axe-core": "4.14.1", "vnu-jar": "26.9.27"}


def main() -> None:
    stamp = NODE / "installed"
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    if stamp.is_file() and stamp.read_text().split() == wanted:
        return
    if not (npm := shutil.which("npm")):
        print("npm is not there, so the checkers of HTML and accessibility are left out.")
        return
    NODE.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run([npm, "install", "--prefix", str(NODE), *quiet, *wanted], check=False)
    if done.returncode:
        sys.exit("npm could not fetch the checkers of HTML and accessibility. Its message stands above.")
    stamp.write_text("\n".join(wanted))


if __name__ == "__main__":
    main()
