from xml.etree import ElementTree

from benchmarks.report import Result, Row, chart, markdown

SMALL = Row("SQLite, small", "article & thread", 6.0, 0.0, 15.04, 5, 55_960, 81_400_000)
LARGE = Row("PostgreSQL, large", "article & thread", 9.0, 3.0, 22.5, 5, 55_960, 81_400_000, growth=1.125)
RESULT = Result(
    "Said.", [SMALL, LARGE], {SMALL.site: 0.4, LARGE.site: 0.4}, {SMALL.site: 0.01, LARGE.site: 0.07}
)


def test_the_table_says_what_each_page_of_each_site_costs():
    text = markdown(RESULT)
    assert "| article & thread | 6.00 | 0.00 | 15.0 | 5 | 56.0 | 81 |" in text
    assert "| article & thread | 9.00 | 3.00 | 22.5 | 5 | 56.0 | 81 | 1.12 |" in text
    assert "A bare answer takes 0.40 ms, a single-row SELECT 0.070 ms." in text
    small, large = text.split("## PostgreSQL, large")
    assert "× small site" in large
    assert "× small site" not in small


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    for part in markdown(RESULT).split("## ")[1:]:
        assert len({each.count("|") for each in part.splitlines() if each.startswith("|")}) == 1


def test_the_chart_has_a_bar_as_long_as_the_cost_with_the_databases_part_at_its_end():
    chart_of_both = ElementTree.fromstring(chart(RESULT))
    bars = [each for each in chart_of_both.findall(".//{*}rect") if each.get("height") != "12"]
    widths = [float(each.get("width", "")) for each in bars]
    assert len(widths) == 4
    assert widths[1] == 0
    assert abs(widths[3] * 2 - widths[2]) < 0.2
    assert abs((widths[2] + widths[3]) * 6 / 9 - widths[0]) < 0.2
    assert "article & thread" in [each.text for each in chart_of_both.findall(".//{*}text")]
