"""What the desk keeps beside a story: who is at it, what was typed and not saved, who may read it outside."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models

from articles import clock
from articles.models.article import Article

# How long somebody counts as present: by the script, which speaks every ten seconds, and by opening alone.
BEAT_LASTS = timedelta(minutes=2)
OPENING_LASTS = timedelta(minutes=30)
UNSAVED_LASTS = timedelta(days=7)
MOST_UNSAVED = 20


class PresenceQuerySet(models.QuerySet["Presence"]):
    def others(self, article: Article, user: User) -> "PresenceQuerySet":
        """Who else has the story open and has not been taken over."""
        there = self.filter(article=article, until__gt=clock.reading_time(), taken_by=None)
        return there.exclude(user=user).select_related("user").order_by("since")

    def touch(self, article: Article, user: User, lasts: timedelta) -> "Presence":
        """Somebody is there. Who comes back after having left or been absent, comes anew."""
        now = clock.reading_time()
        row, is_new = self.get_or_create(
            article=article, user=user, defaults={"since": now, "until": now + lasts}
        )
        if not is_new:
            if row.until <= now:
                row.since, row.taken_by, row.taken_at = now, None, None
            row.until = now + lasts
            row.save(update_fields=["since", "until", "taken_by", "taken_at"])
        return row

    def take_over(self, article: Article, user: User) -> int:
        """Tell everybody else who is there that this person has the story now."""
        self.filter(article=article, user=user).update(taken_by=None, taken_at=None)
        return self.others(article, user).order_by().update(taken_by=user, taken_at=clock.reading_time())


class Presence(models.Model):
    """Somebody has a story open. It is advice and no lock: what guards a text is the revision its form
    carries."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} at {self.article}"


class UnsavedQuerySet(models.QuerySet["UnsavedText"]):
    def keep(self, user: User, key: str, article: Article | None, fields: str) -> "UnsavedText":
        """Keep what a form held, in place of what it held before; the oldest of many go."""
        now = clock.reading_time()
        self.filter(kept_at__lt=now - UNSAVED_LASTS).delete()
        row, _ = self.update_or_create(
            user=user, key=key, defaults={"article": article, "fields": fields, "kept_at": now}
        )
        kept = self.filter(user=user).order_by("-kept_at", "-pk").values_list("pk", flat=True)
        self.filter(pk__in=list(kept[MOST_UNSAVED:])).delete()
        return row

    def of(self, user: User, key: str) -> "UnsavedText | None":
        since = clock.reading_time() - UNSAVED_LASTS
        return self.filter(user=user, key=key, kept_at__gte=since).first()


class UnsavedText(models.Model):
    """The fields of an article form that reached the site and could not be saved: for its writer alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=40)
    fields = models.TextField()
    kept_at = models.DateTimeField()

    objects = UnsavedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="unsaved_once")]

    def __str__(self) -> str:
        return f"unsaved text of {self.user}"


class ShareLink(models.Model):
    """Lets somebody without a login read one revision until a moment. The address is signed, so that nobody
    can guess another."""

    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="+")
    article = models.ForeignKey(Article, models.PROTECT, related_name="share_links")
    reader = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"link to {self.revision}"

    def opens(self, at: datetime) -> bool:
        return self.revoked_at is None and at < self.expires_at
