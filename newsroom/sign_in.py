"""How staff log in: the settings of django-allauth, and where its counters of tries are kept.

Nobody signs up: `newsroom.people` makes a login out of an accepted invitation, and maps no other way in.
"""

from typing import Any

SIGN_IN: dict[str, Any] = {
    "AUTHENTICATION_BACKENDS": ["newsroom.people.backend.StaffBackend"],
    "LOGIN_URL": "admin:login",
    "LOGIN_REDIRECT_URL": "admin:index",
    "ACCOUNT_ADAPTER": "newsroom.people.adapters.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"username", "email"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "email*", "password1*", "password2*"],
    # An address is proved by the invitation that came to it, and changed by whoever manages people.
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": "newsroom.people.password_links.PasswordLinks",
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "admin:login",
    "ACCOUNT_RATE_LIMITS": {
        "login": "30/m/ip",
        # Wrong passwords and codes: of one network, and for one account wherever they come from.
        "login_failed": "20/5m/ip,5/5m/key",
        "reset_password": "10/h/ip,3/h/key",
        "reset_password_from_key": "20/m/ip",
        "reauthenticate": "10/5m/user",
        "change_password": "5/5m/user",
    },
    "MFA_ADAPTER": "newsroom.people.adapters.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "MFA_TOTP_TOLERANCE": 1,
}


def caches(redis: str) -> dict[str, dict[str, Any]]:
    """Tries to log in are counted where all processes and machines see them: in Redis, or in a table.

    Tries to comment come from anybody at any rate, so without Redis each process counts its own in memory.
    """
    if redis:
        shared = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis}
        return {"default": shared, "comments": shared}
    return {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "people_counter",
            # Beyond this, counters are thrown away, and with them what they counted.
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        },
        "comments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
