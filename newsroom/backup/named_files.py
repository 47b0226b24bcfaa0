"""Which files the database names: the originals of pictures and what readers get of them."""

from collections.abc import Iterator

from articles.models import Image

PUBLIC, PRIVATE = "default", "private"

# Where a file stands in a backup, by the storage that it comes from.
FOLDERS = {PUBLIC: "public", PRIVATE: "private"}
STORAGES = {folder: storage for storage, folder in FOLDERS.items()}

Named = tuple[str, str]
"""A storage and a name in it."""


def named_files() -> Iterator[Named]:
    """The only file field of the project is a picture's, and a test holds that."""
    for original, renditions in Image.objects.order_by("pk").values_list("original", "renditions"):
        if original:
            yield PRIVATE, original
        for rendition in renditions:
            yield PUBLIC, rendition["name"]


def member(file: Named) -> str:
    storage, name = file
    return f"{FOLDERS[storage]}/{name}"


def file_of(member: str) -> Named:
    folder, _, name = member.partition("/")
    return STORAGES[folder], name
