from django.contrib.auth.models import User
from django.db import models

from articles.models import Section


class Remit(models.Model):
    """The sections under whose stories a moderator decides. Who has no row decides everywhere.

    A row without a section, which is what stays when its last section is deleted, means nowhere.
    """

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="comment_remit"
    )
    sections = models.ManyToManyField(Section, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Remit of {self.user_id}"
