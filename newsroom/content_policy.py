"""What a browser may load: one constant answer for the public site, and the admin's own."""

from typing import Any

from csp.constants import NONCE, NONE, SELF


def public_policy(pictures: str) -> str:
    """The header of every public page; `pictures` is the address readers get pictures from, or ""."""
    return "; ".join(
        [
            "default-src 'none'",
            f"img-src 'self' {pictures}".strip(),
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def admin_policy(pictures: str) -> dict[str, list[Any]]:
    """django-csp's directives for the admin, with a nonce for each answer where a page asks for one."""
    return {
        "default-src": [NONE],
        "img-src": [SELF, "data:", "blob:", *filter(None, [pictures])],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
