"""The public file of a picture as machines are told of it."""

from dataclasses import dataclass

from articles.models import Image
from articles.models.image import Shown
from newsroom.discovery.addresses import absolute, absolute_static


@dataclass(frozen=True)
class Picture:
    url: str
    width: int
    height: int
    type: str
    alt: str


# For a site that has chosen none, and for its stories without a picture. It shows no words.
DEFAULT_SOCIAL = ("img/social.png", 1200, 630, "image/png")
DEFAULT_LOGO = ("img/icon-512.png", 512, 512, "image/png")


def picture_of(image: Image | None, alt: str = "", crop: str = "") -> Picture | None:
    """The picture as its page shows it, or None while it has no public file."""
    return _picture(image.files(crop).fallback, alt or image.alt) if image else None


def social_picture(lead: Image | None, lead_alt: str, of_site: Image | None, name: str) -> Picture:
    """What stands beside a link: the story's own picture, else the site's, else the default one."""
    for image, alt in ((lead, lead_alt), (of_site, "")):
        found = _picture(image.social, alt or image.alt) if image else None
        if found:
            return found
    return _static(DEFAULT_SOCIAL, name)


def logo_picture(logo: Image | None, name: str) -> Picture:
    return picture_of(logo) or _static(DEFAULT_LOGO, name)


def _picture(shown: Shown | None, alt: str) -> Picture | None:
    if not shown:
        return None
    return Picture(absolute(shown["url"]), shown["width"], shown["height"], shown["type"], alt)


def _static(picture: tuple[str, int, int, str], alt: str) -> Picture:
    name, width, height, content_type = picture
    return Picture(absolute_static(name), width, height, content_type, alt)
