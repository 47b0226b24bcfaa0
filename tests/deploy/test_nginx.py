"""What nginx in front does, with its file from deploy/."""

import re
import socket

import pytest

from articles.models import Edition
from comments.models import Comment
from tests.articles.drawings import added, jpeg
from tests.articles.factories import kill, published
from tests.comments.factories import approved, moderator
from tests.deploy.installed import NAME, Installed

pytestmark = pytest.mark.slow
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def site(installed: Installed) -> Installed:
    installed.manage("collectstatic", "--noinput")
    installed.start_web()
    installed.start_nginx()
    return installed


def address(article) -> str:
    return Edition.objects.filter(article=article).latest("live_from").get_absolute_url()


def raw(port: int, request: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(request.encode())
        return client.makefile("rb").read()


def test_the_site_answers_through_nginx(site):
    picture = added(jpeg((1200, 800)))
    article = published(lead_image=picture)
    page = site.get(address(article))
    assert page.status == 200
    assert "The ferry returns" in page.body
    assert page.headers["cache-control"] == "public, no-cache"
    assert "set-cookie" not in page.headers
    assert "x-accel-expires" not in page.headers

    again = site.get(address(article), **{"If-None-Match": page.headers["etag"]})
    assert (again.status, again.body) == (304, "")
    assert site.get("/", **{"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"

    (style,) = set(re.findall(r'href="(/static/css/[^"]+\.[0-9a-f]{12}\.css)"', page.body)[:1])
    served = site.get(style)
    assert served.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert served.headers["content-type"] == "text/css"

    rendition = picture.renditions[0]["name"]
    shown = site.get(f"/media/{rendition}")
    assert shown.headers["content-type"] == picture.renditions[0]["type"]
    assert shown.headers["cache-control"] == "public, max-age=31536000, immutable"
    for way in (f"/media/../private/{picture.original.name}", f"/private/{picture.original.name}"):
        assert site.get(way).status in {400, 404}

    health = site.get("/healthz")
    assert health.body.startswith("ok\n")
    assert "no-store" in health.headers["cache-control"]
    assert "Log in" in site.get("/admin/login/").body

    plain = raw(site.plain, f"GET /about/ HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n").decode()
    assert f"Location: https://{NAME}/about/" in plain
    assert raw(site.plain, "GET / HTTP/1.1\r\nHost: somebody.example\r\n\r\n") == b""


def test_readers_are_shown_the_last_good_page_while_the_site_is_down_and_the_new_one_at_once_after(site):
    article, other = published(), published(slug="another", headline="Another story")
    first, page = site.get(address(article)), site.get(address(other))
    site.take_down()
    down = site.get(address(article))
    assert (down.status, down.body) == (200, first.body)
    assert (site.get(address(article), **{"If-None-Match": first.headers["etag"]})).status == 304
    unknown = site.get("/search/?q=never+asked+before")
    assert (unknown.status, "Back in a moment" in unknown.body) == (502, True)
    assert site.post(f"{address(article)}comments/", name="Kim", text="Lost?").status == 502
    assert site.get(address(other)).body == page.body
    kill(other)
    site.listen()
    site.start_web()
    site.wait("/healthz")
    assert site.get(address(other)).status == 410


def test_what_nginx_keeps_is_old_at_once(site):
    article = published()
    path = address(article)
    assert site.get(path).status == 200
    approved(article, by=moderator(), text="Read by a moderator just now")
    assert "Read by a moderator just now" in site.get(path).body
    kill(article)
    gone = site.get(path)
    assert gone.status == 410
    site.take_down()
    down = site.get(path)
    assert (down.status, down.body) == (410, gone.body)
    assert "The ferry returns" not in down.body


def test_nothing_private_is_kept(site):
    article = published()
    sent = site.post(f"{address(article)}comments/", name="Kim Berg", text="For my eyes only")
    assert sent.status == 303
    receipt = re.sub(r"^https://[^/]+", "", sent.headers["location"])
    assert "For my eyes only" in site.get(receipt).body
    assert "csrfmiddlewaretoken" in site.get("/admin/login/").body
    kept = [path.read_bytes() for path in (site.folder / "cache").rglob("*") if path.is_file()]
    assert not [each for each in kept if b"For my eyes only" in each or b"csrf" in each.lower()]
    site.get(address(article))
    kept = [path.read_bytes() for path in (site.folder / "cache").rglob("*") if path.is_file()]
    assert any(b"The ferry returns" in each for each in kept)
    site.take_down()
    assert site.get(receipt).status == 502
    assert site.get("/admin/login/").status == 502
    assert Comment.objects.count() == 1


def test_a_proxy_in_front_of_nobody_is_not_believed(site):
    """Whatever a client claims of where it comes from, nginx says where it came from."""
    article = published()
    path = f"{address(article)}comments/"
    for number in (1, 2):
        headers = {"X-Forwarded-For": f"192.0.2.{number}", "Content-Type": FORM}
        assert site.ask("POST", path, f"name=Kim&text=Number+{number}", headers).status == 303
    assert len(set(Comment.objects.order_by().values_list("network", flat=True))) == 1
