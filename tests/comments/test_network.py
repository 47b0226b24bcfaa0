from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from comments.network import FromAnotherSite, check_origin, client_address, keyed_network


def request(address="198.51.100.7", **headers):
    return RequestFactory(headers=headers).post("/", REMOTE_ADDR=address)


def forwarded(chain, address="10.0.0.1"):
    return request(address, X_Forwarded_For=chain)


@pytest.fixture
def proxies(settings):
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8"), ip_network("2001:db8:1::/48")]


def test_two_requests_from_one_ipv4_address_have_one_network():
    assert keyed_network(request("198.51.100.7")) == keyed_network(request("198.51.100.7"))
    assert keyed_network(request("198.51.100.7")) != keyed_network(request("198.51.100.8"))


def test_two_ipv6_addresses_of_one_64_have_one_network():
    assert keyed_network(request("2001:db8:2:3::1")) == keyed_network(request("2001:db8:2:3:ffff::2"))
    assert keyed_network(request("2001:db8:2:3::1")) != keyed_network(request("2001:db8:2:4::1"))


def test_an_ipv4_address_wrapped_in_ipv6_is_the_same_network():
    assert keyed_network(request("::ffff:198.51.100.7")) == keyed_network(request("198.51.100.7"))


def test_the_digest_holds_no_address_and_changes_with_the_key(settings):
    before = keyed_network(request("198.51.100.7"))
    assert "198.51.100.7" not in before
    settings.NETWORK_KEY = "another key"
    assert keyed_network(request("198.51.100.7")) != before


def test_without_an_address_the_network_is_unknown():
    assert keyed_network(request("")) == ""


def test_a_stranger_cannot_say_where_they_come_from(proxies):
    assert str(client_address(forwarded("203.0.113.9", address="198.51.100.7"))) == "198.51.100.7"


def test_a_trusted_proxy_says_where_a_request_comes_from(proxies):
    assert str(client_address(forwarded("203.0.113.9"))) == "203.0.113.9"


def test_what_a_client_wrote_before_the_proxies_own_hop_does_not_count(proxies):
    assert str(client_address(forwarded("192.0.2.1, 203.0.113.9"))) == "203.0.113.9"


def test_a_chain_of_trusted_proxies_is_followed_to_the_first_stranger(proxies):
    assert str(client_address(forwarded("192.0.2.1, 203.0.113.9, 10.9.9.9, 2001:db8:1::5"))) == "203.0.113.9"


@pytest.mark.parametrize("chain", ["", "unknown", "203.0.113.9, nonsense", "\u0663.1.1.1"])
def test_an_unreadable_chain_leaves_the_proxy_itself(proxies, chain):
    assert str(client_address(forwarded(chain))) == "10.0.0.1"


@pytest.mark.parametrize(
    ("hop", "address"),
    [
        ("203.0.113.9:4711", "203.0.113.9"),
        ("[2001:db8:7::1]:443", "2001:db8:7::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_ports_zones_and_wrappings_that_proxies_add_are_read(proxies, hop, address):
    assert str(client_address(forwarded(hop))) == address


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://testserver"},
        {"Origin": "https://TESTSERVER:8443"},
        {"Referer": "http://testserver/2026/05/14/story/"},
        {"Referer": "not an address"},
        {"Referer": "http://[broken"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "null", "Referer": "https://elsewhere.example/"},
        {"Origin": "https://news.example"},
    ],
)
def test_a_request_is_believed_without_evidence_against_it(settings, headers):
    settings.SITE_URL = "https://news.example"
    check_origin(request(**headers))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "https://testserver.elsewhere.example"},
        {"Referer": "https://elsewhere.example/http://testserver/"},
        {"Referer": "https://testserver@elsewhere.example/"},
        {"Sec-Fetch-Site": "something new", "Origin": "https://elsewhere.example"},
    ],
)
def test_a_request_that_another_site_sent_is_refused(headers):
    with pytest.raises(FromAnotherSite):
        check_origin(request(**headers))
