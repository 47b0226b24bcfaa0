import stat
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages


def test_a_private_file_is_for_its_owner_and_has_no_address():
    private = storages["private"]
    name = private.save("originals/one", ContentFile(b"bytes"))
    assert stat.S_IMODE(Path(private.path(name)).stat().st_mode) == 0o600
    with pytest.raises(ValueError, match="A private file has no address"):
        private.url(name)


def test_private_and_public_files_lie_apart():
    private, public = storages["private"], default_storage
    name = private.save("originals/two", ContentFile(b"bytes"))
    assert not public.exists(name)
