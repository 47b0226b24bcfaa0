"""Pictures from a copy of the old site's uploads. What is not in it is reported, and never fetched."""

from collections.abc import Iterable
from os.path import isfile  # false, where that of Path raises, for a name too long
from pathlib import Path

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.crypto import salted_hmac

from articles.models import Image
from articles.models.image import private_storage, random_name
from articles.pictures import inspect, save_new
from newsroom.models.imported import Kind
from newsroom.wordpress.bodies import SCALED
from newsroom.wordpress.ledger import Ledger
from newsroom.wordpress.reading import Unreadable
from newsroom.wordpress.report import Report
from newsroom.wordpress.survey import Attachment, Survey, upload_path
from newsroom.wordpress.terms import words

MOST_FOUND = 200


def refuse_wrong_folder(survey: Survey, media: Path) -> None:
    """A story that came without its pictures never gets them afterwards."""
    first = next(filter(None, survey.by_path), None)
    if first and not any(isfile(media / path) for path in survey.by_path):
        raise Unreadable(
            f"None of the export's pictures ({len(survey.files)}) is in {media}: there is no "
            f"{media / first}. Give the folder uploads itself, with the folders of the years in it, or no "
            "--media to do without pictures."
        )


class Pictures:
    def __init__(
        self, survey: Survey, ledger: Ledger, report: Report, media: Path | None, by: User, *, dry: bool
    ) -> None:
        self.survey, self.ledger, self.report = survey, ledger, report
        self.media = media.resolve() if media else None
        self.by, self.dry = by, dry
        # The pictures of late, and all that were looked for: those that never came are told once.
        self._found: dict[int, Image] = {}
        self._sought: set[int] = set()

    def passed(self, keys: Iterable[str]) -> None:
        """That these did not come was told by an earlier run."""
        self._sought.update(map(int, keys))

    def find(self, key: int, address: str) -> int | None:
        """The key here of a picture there, by its own key or else by where its file was."""
        if key not in self.survey.files:
            path = upload_path(address)
            key = self.survey.by_path.get(path) or self.survey.by_path.get(SCALED.sub("", path), 0)
        image = self.get(key)
        return image.pk if image else None

    def get(self, key: int) -> Image | None:
        if key not in self.survey.files:
            return None
        if key not in self._found:
            known = self.ledger.known(Kind.PICTURE, key)
            image = Image.objects.filter(pk=known).first() if known else None
            if image is None and key not in self._sought:
                image = self._bring(self.survey.files[key], again=known is not None)
            self._sought.add(key)
            if image is None:
                return None
            if len(self._found) >= MOST_FOUND:
                self._found.clear()
            self._found[key] = image
        return self._found[key]

    def bring_all(self) -> None:
        """What no story shows."""
        for key in self.survey.files:
            if key not in self._sought:
                self.get(key)

    def _bring(self, attachment: Attachment, *, again: bool) -> Image | None:
        file = self._file(attachment)
        if file is None:
            return None
        try:
            with file.open("rb") as opened:
                image = self._save(attachment, File(opened, name=file.name))
        except ValidationError as refused:
            self.report.add("dropped", "picture", attachment.key, " ".join(refused.messages), attachment.file)
            return None
        except OSError as error:
            reason = f"Its file could not be read: {error.strerror}."
            self.report.add("dropped", "picture", attachment.key, reason, attachment.file)
            return None
        if not again:
            self.ledger.keep(Kind.PICTURE, attachment.key, image.pk)
        self.ledger.leads(f"wp-content/uploads/{upload_path(attachment.file)}", Kind.PICTURE, image.pk)
        self.ledger.leads(f"?attachment_id={attachment.key}", Kind.PICTURE, image.pk)
        self.ledger.leads(attachment.page, Kind.PICTURE, image.pk)
        return image

    def _file(self, attachment: Attachment) -> Path | None:
        path = upload_path(attachment.file)
        if self.media is None or not path:
            reason = "There is no copy of the uploads: give it with --media." if path else "It names no file."
            self.report.add("dropped", "picture", attachment.key, reason, attachment.file)
            return None
        file = (self.media / path).resolve()
        if not file.is_relative_to(self.media) or not isfile(file):
            reason = f"Its file is not in the copy of the uploads: {path}"
            self.report.add("dropped", "picture", attachment.key, reason, attachment.file)
            return None
        return file

    def _save(self, attachment: Attachment, file: File) -> Image:
        facts = inspect(file)
        alt = words(attachment.alt, 500)
        if not alt:
            self.report.notes["pictures without an alternative text: their title stands in for it"] += 1
        image = Image(
            alt=alt or words(attachment.title, 500) or "Picture",
            caption=words(attachment.excerpt),
            sha256=facts.sha256,
            width=facts.width,
            height=facts.height,
        )
        if self.dry:
            image.save(force_insert=True)
            return image
        image.original = self._copied(image, attachment, file)
        return save_new(image, by=self.by)

    def _copied(self, image: Image, attachment: Attachment, file: File) -> str:
        """The name of its copy among the originals. It tells nothing, and is the same in every run: what one
        that was killed left there without a row is written over."""
        told = salted_hmac("newsroom.wordpress.pictures", f"{self.ledger.source}\0{attachment.key}")
        name = f"originals/{told.hexdigest()}"
        if Image.objects.filter(original=name).exists():  # the ledger was emptied by hand
            name = random_name(image, "")
        store = private_storage()
        store.delete(name)
        return store.save(name, file)
