"""A picture made small and silent: its kind told by its content, turned upright, without place, time and device (EXIF)."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from answers import Refusal, answer, over, receive
import sys

FILE = "picture"
KINDS = ("JPEG", "PNG", "WEBP")


def run(request, limits):
    receive(FILE, limits["input_bytes"])
    # The limit is looked at before a pixel is unpacked.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(FILE, formats=KINDS)
            if picture.width * picture.height > limits["pixels"]:
                raise over("pixels", limits["pixels"])
            kind = picture.format
            picture.draft("RGB", (request["long_edge"], request["long_edge"]))
            picture = ImageOps.exif_transpose(picture)
            pixels = picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB")
    except UnidentifiedImageError:
        raise Refusal("no_picture") from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refusal("damaged") from None
    if pixels.mode == "RGBA":
        pixels = Image.alpha_composite(Image.new("RGBA", pixels.size, "white"), pixels).convert("RGB")
    large, small = scaled(pixels, request["long_edge"]), scaled(pixels, request["thumbnail_edge"])
    files = [encoded(large), encoded(small)]
    answer(
        {
            "kind": kind.lower(),
            "width": large.width,
            "height": large.height,
            "bytes": len(files[0]),
            "thumbnail_bytes": len(files[1]),
        }
    )
    for file in files:
        sys.stdout.buffer.write(file)


def scaled(picture, edge):
    """Smaller where it is larger; never the other way."""
    copy = picture.copy()
    copy.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    return copy


def encoded(picture):
    """A JPEG of its pixels alone."""
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    return out.getvalue()
