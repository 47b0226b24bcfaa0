"""Whoever leaves takes everything along: an export, imported into an empty site, makes the same export."""

import pytest

from tests.newsroom.wordpress.exports import REAL
from tests.newsroom.wordpress.sites import fresh, manage

pytestmark = pytest.mark.slow


def test_an_export_imported_elsewhere_and_exported_again_is_the_same_file(tmp_path):
    first, second = fresh(tmp_path / "first"), fresh(tmp_path / "second")
    one, two = tmp_path / "one.xml", tmp_path / "two.xml"
    assert manage(first, "import_wordpress", str(REAL), "--quiet").wait() == 0
    assert manage(first, "export_wordpress", str(one)).wait() == 0
    assert manage(second, "import_wordpress", str(one), "--quiet").wait() == 0
    assert manage(second, "export_wordpress", str(two)).wait() == 0
    text = one.read_text(encoding="utf-8")
    assert text.count("<item>") == 22 and text.count("<wp:comment>") > 40
    assert "Story number 6 " not in text and "<wp:status>draft" not in text
    one_lines, two_lines = text.splitlines(), two.read_text(encoding="utf-8").splitlines()
    assert one_lines == two_lines
