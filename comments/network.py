"""Where a request came from: its network, kept as a keyed digest and never as an address, and its site."""

import hmac
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from comments.models import Refused

Address = IPv4Address | IPv6Address


def keyed_network(request: HttpRequest) -> str:
    """Equal for two requests from one IPv4 address or one IPv6 /64; says nothing without the key."""
    return keyed(client_address(request))


def keyed(address: Address | None) -> str:
    if address is None:
        return ""
    network = ip_network((address, 64), strict=False) if address.version == 6 else address
    return hmac.new(settings.NETWORK_KEY.encode(), str(network).encode(), sha256).hexdigest()


def client_address(request: HttpRequest) -> Address | None:
    """The nearest address that is no proxy of ours.

    Each proxy appends whom it heard from, so the chain is read from its end; what stands before the
    first stranger could have been written by anybody.
    """
    address = read_address(request.META.get("REMOTE_ADDR", ""))
    for hop in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if not is_trusted(address):
            break
        before = read_address(hop)
        if before is None:
            break
        address = before
    return address


def is_trusted(address: Address | None) -> bool:
    return address is not None and any(address in network for network in settings.TRUSTED_PROXIES)


def read_address(text: str) -> Address | None:
    """An address as proxies write it: some add a port, an IPv6 zone, or wrap IPv4 in IPv6."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


class FromAnotherSite(Refused):
    message = (
        "This seems to have been sent from another site. If you wrote it, please send it again from here."
    )


def check_origin(request: HttpRequest) -> None:
    """Raises FromAnotherSite, only on positive evidence: a browser that says nothing is believed."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site in {"same-origin", "none"}:
        return
    sender = request.headers.get("Origin") or request.headers.get("Referer") or "null"
    if site in {"cross-site", "same-site"} or is_elsewhere(sender, request):
        raise FromAnotherSite


def is_elsewhere(sender: str, request: HttpRequest) -> bool:
    host, ours = host_of(sender), {host_of(f"//{request.get_host()}"), host_of(settings.SITE_URL)}
    return bool(host) and host not in ours


def host_of(address: str) -> str:
    """Empty for "null" and for what is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
