"""Where files lie: on this machine's disk, or in two buckets of an object store."""

from pathlib import Path
from typing import Any

from newsroom.environment import Environment


def storages(env: Environment, data_dir: Path, *, debug: bool) -> dict[str, Any]:
    """Django's STORAGES: "default" is public, "private" keeps the originals of pictures."""
    public, private = _buckets(env) if env.given("S3_PUBLIC_BUCKET") else _folders(data_dir)
    static = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
        if debug
        else "newsroom.static_files.StaticFiles"
    )
    return {"default": public, "private": private, "staticfiles": {"BACKEND": static}}


def _folders(data_dir: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    public = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    private = {
        "BACKEND": "newsroom.private_files.PrivateFiles",
        "OPTIONS": {
            "location": data_dir / "private",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }
    return public, private


def _buckets(env: Environment) -> tuple[dict[str, Any], dict[str, Any]]:
    s3: dict[str, Any] = {
        "access_key": env.text("S3_ACCESS_KEY"),
        "secret_key": env.text("S3_SECRET_KEY"),
        "endpoint_url": env.address("S3_ENDPOINT", "https://s3.amazonaws.com"),
    }
    public: dict[str, Any] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": s3
        | {
            "bucket_name": env.text("S3_PUBLIC_BUCKET"),
            "custom_domain": env.address("S3_PUBLIC_ADDRESS").partition("://")[2],
            "querystring_auth": False,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        },
    }
    private: dict[str, Any] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": s3 | {"bucket_name": env.text("S3_PRIVATE_BUCKET"), "default_acl": "private"},
    }
    return public, private
