from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User


class StaffBackend(AuthenticationBackend):
    """Logs in by name or e-mail address, and nobody but active staff."""

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(super().user_can_authenticate(user) and user.is_staff)

    def get_user(self, user_id: Any) -> User | None:
        """With what is kept of the person, in the one question that each request of the desk asks anyway."""
        user = User.objects.select_related("member", "comment_remit").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
