"""The parts of addresses: that of a story, /<yyyy>/<mm>/<dd>/<slug>/, as one argument, and a month's."""

from functools import cache

from django.urls import register_converter, reverse


class AddressConverter:
    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class YearConverter:
    """Four digits; no site has stories from before the year 1000."""

    regex = "[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class MonthConverter:
    """Two digits, the only spelling."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{int(value):02}"


register_converter(AddressConverter, "address")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

PERMALINK = "<address:path>/"


def of_slug(view: str, slug: str) -> str:
    """The address of a section, tag or author: what `reverse` says, which a page asks for dozens of times. A
    slug needs no quoting."""
    return f"{_before_slug(view)}{slug}/"


@cache
def _before_slug(view: str) -> str:
    return reverse(view, args=["-"]).removesuffix("-/")
