from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ABOUT = """\
<p>This site is written, edited and published by an independent newsroom.</p>
<p>Every story is read by somebody other than its writer before it appears. The names under a headline are those of the people who answer for it.</p>
<h2>When we are wrong</h2>
<p>A story that said something wrong is put right in its own text, with a note of what has changed and when. All such notes are listed on the page of <a href="/corrections/">corrections</a>. Nothing that was published is changed in silence.</p>
<h2>What readers say</h2>
<p>Readers can comment on stories. Each comment is read before it appears, by the <a href="/comments-policy/">comments policy</a>.</p>
"""

PRIVACY = """\
<p>You can read everything here without telling us who you are. Reading sets no cookie, loads nothing from other companies, and is not followed from page to page.</p>
<h2>When you comment</h2>
<p>We keep the name you give and what you write, and show both once the comment has been approved. We ask for no e-mail address.</p>
<p>So that nobody can flood a discussion, we also keep a mark made from your network address. The address cannot be read from the mark, and the mark is never shown.</p>
<p>What you type into the form stays in its browser tab until you send it. If you ask the form to remember your name and draft, your own browser keeps them, and forgets them when you untick the box.</p>
<h2>Taking something back</h2>
<p>If you want a comment of yours taken down, or want to know what we hold, write to the newsroom.</p>
"""

COMMENTS_POLICY = """\
<p>Be respectful, and leave personal attacks out of it. A comment should add something to the topic; if it does not, we will not publish it. Every comment is reviewed before it appears. Comments are the opinions of the people who wrote them, not of this site or its editors.</p>
"""

PAGES = [
    ("about", "About us", ABOUT),
    ("privacy", "Privacy", PRIVACY),
    ("comments_policy", "Comments policy", COMMENTS_POLICY),
]
FOOTER = [
    ("About us", "/about/"),
    ("Corrections", "/corrections/"),
    ("Comments policy", "/comments-policy/"),
    ("Privacy", "/privacy/"),
]


def write_texts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What a site says of itself until its editors say it better."""
    pages, entries = apps.get_model("newsroom", "Page"), apps.get_model("newsroom", "MenuEntry")
    pages.objects.bulk_create(
        pages(name=name, title=title, body=body.replace("\n", "")) for name, title, body in PAGES
    )
    entries.objects.bulk_create(
        entries(menu="footer", label=label, address=address, position=position)
        for position, (label, address) in enumerate(FOOTER, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_site")]
    operations = [migrations.RunPython(write_texts, migrations.RunPython.noop)]
