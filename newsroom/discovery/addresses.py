"""What machines are told a thing is called and where it is: whole addresses, and ids that never change."""

from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.utils.encoding import iri_to_uri


def absolute(address: str) -> str:
    """An address of this site as a URI; one that names its own host stays as it is."""
    if address.startswith("/") and not address.startswith("//"):
        return f"{settings.SITE_URL.rstrip('/')}{iri_to_uri(address)}"
    return iri_to_uri(urljoin(f"{settings.SITE_URL.rstrip('/')}/", address))


def absolute_static(name: str) -> str:
    return absolute(static(name))


def tag_uri(*path: object) -> str:
    """The id of a thing by RFC 4151. Neither a new headline nor a new address alters it."""
    return f"tag:{settings.FEED_AUTHORITY}:{'/'.join(map(str, path))}"
