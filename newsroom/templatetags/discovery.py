"""What the head of a page tells machines: feeds, cards for sharing, structured data."""

from html import escape

from django import template
from django.utils.safestring import SafeString

from articles.models import Author, Section, Tag
from newsroom.discovery import structured
from newsroom.discovery.addresses import absolute
from newsroom.discovery.cards import page_card, story_card
from newsroom.discovery.channel import feed_addresses
from newsroom.discovery.feeds import CORRECTIONS, FORMS
from newsroom.discovery.markup import card_elements

register = template.Library()

NOTHING = SafeString("")

PREFIXES = {Section: "section_", Tag: "tag_", Author: "author_"}
FEED = '<link rel="alternate" type="{}" title="{}" href="{}">'
TITLES = {"feed": "RSS", "atom": "Atom", "json_feed": "JSON Feed"}


@register.simple_tag(takes_context=True)
def feed_links(context: template.Context, of: Section | Tag | Author | str = "") -> SafeString:
    """The feeds of a list, of the corrections, or of the site."""
    name = context["site"].name
    if isinstance(of, str):
        addresses = feed_addresses("corrections_", forms=CORRECTIONS) if of else feed_addresses()
        title = f"Corrections – {name}" if of else name
    else:
        addresses = feed_addresses(PREFIXES[type(of)], of.slug)
        title = f"{of.name} – {name}"
    links = (
        FEED.format(FORMS[form][0], escape(f"{title} ({TITLES[form]})"), escape(absolute(address)))
        for form, address in addresses.items()
    )
    return SafeString("\n  ".join(links))


@register.simple_tag(takes_context=True)
def card(
    context: template.Context, title: str = "", description: str = "", person: Author | None = None
) -> SafeString:
    """The card of any page but a story's; none of a page that has no address of its own."""
    if not (url := context.get("canonical")):
        return NOTHING
    site = context["site"]
    made = page_card(site, url=url, title=title, description=description, person=person or None)
    return card_elements(made, site.name)


@register.simple_tag(takes_context=True)
def story_head(context: template.Context) -> SafeString:
    """The card and the data of a story; nothing of a preview, which has no edition."""
    edition, story, site = context.get("edition"), context["story"], context["site"]
    if edition is None:
        return NOTHING
    description = context.get("description") or ""
    url = absolute(edition.get_absolute_url())
    made = story_card(site, edition, story, url=url, description=description)
    article = structured.news_article(site, edition, story, context["corrections"], description)
    way = structured.breadcrumbs(story.section, (story.headline, url))
    elements = (card_elements(made, site.name), structured.script(article), structured.script(way))
    return SafeString("\n  ".join(elements))


@register.simple_tag(takes_context=True)
def site_data(context: template.Context) -> SafeString:
    """Of the front page: the site and who makes it."""
    site = context["site"]
    return _scripts(structured.web_site(site), structured.organization(site))


@register.simple_tag(takes_context=True)
def list_data(
    context: template.Context, section: Section | None = None, author: Author | None = None
) -> SafeString:
    """Of a section's page the way to it, of an author's the person."""
    if section:
        return _scripts(structured.breadcrumbs(section))
    if author:
        return _scripts(structured.profile_page(context["site"], author))
    return NOTHING


def _scripts(*data: structured.Data) -> SafeString:
    return SafeString("\n  ".join(structured.script(each) for each in data))
