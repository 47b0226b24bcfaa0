import errno
from pathlib import Path

from django.core.files.storage import FileSystemStorage


class FullDisk(FileSystemStorage):
    """Takes two files; the third finds no space."""

    def _save(self, name, content):
        if sum(path.is_file() for path in Path(self.location).rglob("*")) >= 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super()._save(name, content)
