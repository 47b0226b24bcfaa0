from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Image
from tests.articles.drawings import added, jpeg
from tests.articles.factories import kill, make_image, published


def run():
    said = StringIO()
    call_command("make_renditions", stdout=said, stderr=said)
    return said.getvalue()


def old(image):
    """The picture as a version without AVIF and crops left it."""
    image.renditions = [
        each for each in image.renditions if "crop" not in each and each["type"] != "image/avif"
    ]
    image.save(update_fields=["renditions"])
    return image


@pytest.mark.django_db(transaction=True)
def test_old_pictures_get_what_they_lack_once_and_withdrawn_ones_stay_withdrawn():
    first, withdrawn = old(added(jpeg())), added(jpeg())
    kill(published(lead_image=withdrawn))
    assert f"picture {first.pk}, " in run()
    assert Image.objects.get(pk=first.pk).files("card").preferred[0] == "image/avif"
    assert Image.objects.get(pk=withdrawn.pk).renditions == []
    assert f"picture {first.pk}," not in run()


@pytest.mark.django_db
def test_a_picture_that_cannot_be_made_is_named_and_holds_up_no_other():
    lost, other = make_image(), old(added(jpeg()))
    with pytest.raises(CommandError, match="1 of 2 pictures"):
        run()
    assert Image.objects.get(pk=other.pk).files("square").files != []
    assert Image.objects.get(pk=lost.pk).renditions == []
