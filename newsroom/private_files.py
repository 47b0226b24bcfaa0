"""Where the originals of pictures lie: on disk, and on no web address."""

from django.core.files.storage import FileSystemStorage


class PrivateFiles(FileSystemStorage):
    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address. Show one of its public renditions.")
