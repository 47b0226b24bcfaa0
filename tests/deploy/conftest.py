from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.installed import Installed
from tests.isolation import FILES
from tests.programs import nginx


@pytest.fixture
def installed(process_environment: dict[str, str], tmp_path: Path) -> Iterator[Installed]:
    """The test's database and files as a public site behind nginx; start its parts as you need them."""
    if not nginx():
        pytest.skip("no nginx: install Debian's package nginx-light")
    site = Installed(tmp_path, process_environment["DATABASE_URL"], FILES)
    yield site
    site.close()
