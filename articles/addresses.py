"""The address of a story, /<yyyy>/<mm>/<dd>/<slug>/, as one argument of a URL pattern."""

from django.urls import register_converter


class AddressConverter:
    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AddressConverter, "address")

PERMALINK = "<address:path>/"
