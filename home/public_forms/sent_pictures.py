"""Pictures that strangers sent, on their way to the public site: nothing goes with them but what is seen."""

from io import BytesIO

from PIL import Image, ImageOps

from home.public_forms.uploads import BY_IMAGE_FORMAT, IMAGE_FORMATS

# What a picture's colours need. All else that a file may hold goes: place, time, camera, author, comments, thumbnails.
KEPT = ("icc_profile", "transparency", "gamma")
SAVED_AS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
SETTINGS = {"image/jpeg": {"quality": 92}, "image/webp": {"quality": 92}}


class DamagedPicture(Exception):
    """The picture cannot be read to its end."""


def without_metadata(content: bytes) -> bytes:
    """The picture drawn anew, upright as its sender saw it: of one that moves the first image. What was hung on to the
    file goes as well. Raises DamagedPicture."""
    try:
        with Image.open(BytesIO(content), formats=IMAGE_FORMATS) as image:
            kind = BY_IMAGE_FORMAT[image.format or ""]
            upright = ImageOps.exif_transpose(image)
            upright.info = {name: image.info[name] for name in KEPT if name in image.info}
            written = BytesIO()
            upright.save(written, SAVED_AS[kind.media_type], **SETTINGS.get(kind.media_type, {}), **upright.info)
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError) as error:
        raise DamagedPicture from error
    return written.getvalue()
