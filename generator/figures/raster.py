"""Pictures made of pixels: PNG and JPEG files as other programs write them, turned once into plain 8-bit sRGB pixels."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from array import array
from itertools import product
from typing import TYPE_CHECKING

from generator.figures.refused_picture import RefusedPictureError

if TYPE_CHECKING:
    from PIL import Image, ImageCms

_SAVE_AGAIN = "open it in a drawing program and export it again as PNG or JPEG"
_SMALLER = "export it again, smaller"
_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4 A
_UNSEEN = 2  # steps of 255 that a colour may differ before a profile counts as another one than sRGB
_SAMPLES = bytes(value for colour in product(range(0, 256, 51), repeat=3) for value in colour)
_PNG_TYPES = {"L": 0, "LA": 4, "RGB": 2, "RGBA": 6}  # ISO/IEC 15948, table 9
_PALETTE = 3  # the kind of a PNG file whose pixels are numbers of colours


def read_raster(data: bytes, side: int) -> Image.Image:
    """Return the pixels of a PNG or JPEG file: upright, in sRGB, 8 bits each, in the simplest mode that holds them.

    Of an animation, those are of its first picture. RefusedPictureError if there are more than `side` x `side`, or they can't be read.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as file:
            if max(file.size) > side:
                raise RefusedPictureError(
                    f"is {file.width} x {file.height} pixels; the limit is {side} x {side}", "export it again, smaller"
                )
            file.load()
            return _simplest(_upright(_in_srgb(file), _turn(file)))
    except RefusedPictureError:
        raise
    except Image.DecompressionBombError as error:
        raise RefusedPictureError(f"has far too many pixels; the limit is {side} x {side}", _SMALLER) from error
    except MemoryError as error:
        raise RefusedPictureError("needs more memory than this computer has", _SMALLER) from error
    except Exception as error:  # Pillow's readers raise whatever the damage leads to: struct.error, SyntaxError, zlib.error ...
        much = "MAX_TEXT" in str(error)
        message = "holds far more words or colour data than a picture needs" if much else "is damaged or incomplete"
        raise RefusedPictureError(message, _SAVE_AGAIN) from error


def reduced(pixels: Image.Image, width: float, height: float) -> Image.Image:
    """Return the pixels as they are if they fit into `width` x `height`; otherwise as many as do."""
    from PIL import Image

    share = min(width / pixels.width, height / pixels.height)
    if share >= 1:
        return pixels
    return pixels.resize((max(1, round(pixels.width * share)), max(1, round(pixels.height * share))), Image.Resampling.LANCZOS)


def is_visible(pixels: Image.Image) -> bool:
    """Return whether any pixel is not wholly transparent."""
    return not pixels.has_transparency_data or pixels.getchannel("A").getbbox() is not None


def png(pixels: Image.Image) -> bytes:
    """Return pixels as a PNG file.

    It is packed by Python's own zlib, as PDF files and presentations are: Pillow brings one whose bytes may differ between computers.
    """
    return _packed(pixels, _PNG_TYPES[pixels.mode])


def few_colours(pixels: Image.Image) -> bytes:
    """Return pixels (RGBA) as a PNG file of at most 256 colours, each near to those it stands for; packed as by png()."""
    from PIL import Image

    paletted = pixels.quantize(256, Image.Quantize.FASTOCTREE)
    colours = bytes(paletted.getpalette("RGBA") or ())
    palette = b"".join(colours[start : start + 3] for start in range(0, len(colours), 4))
    return _packed(paletted, _PALETTE, _chunk(b"PLTE", palette), _chunk(b"tRNS", colours[3::4]))


def _packed(pixels: Image.Image, kind: int, *palette: bytes) -> bytes:
    rows, length = pixels.tobytes(), pixels.width * len(pixels.getbands())
    unfiltered = b"".join(b"\0" + rows[start : start + length] for start in range(0, len(rows), length))
    header = struct.pack(">IIBBBBB", pixels.width, pixels.height, 8, kind, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), *palette, _chunk(b"IDAT", zlib.compress(unfiltered, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# --- modes ------------------------------------------------------------------------------------------------------------
def _rgba(file: Image.Image) -> Image.Image:
    """Return RGBA pixels, their colours still those of the file's profile."""
    if file.mode.startswith("I"):
        return _from_sixteen_bits(file)
    clear = file.info.get("transparency")
    if file.mode == "RGB" and isinstance(clear, tuple) and max(clear) > 255:
        file.info["transparency"] = tuple(value >> 8 for value in clear)  # the pixels have been cut to 8 bits the same way
    return file.convert("RGBA")


def _from_sixteen_bits(file: Image.Image) -> Image.Image:
    """Return the pixels of a grey picture of 16 bits, which Pillow would clip instead of scaling."""
    from PIL import Image

    values = file.convert("I")
    grey = values.point(lambda value: value * (255 / 65535) + 0.5).convert("L")
    clear = file.info.get("transparency")
    alpha = Image.new("L", file.size, 255) if clear is None else _all_but(clear, values)
    return Image.merge("RGBA", (grey, grey, grey, alpha))


def _all_but(clear: int, values: Image.Image) -> Image.Image:
    """Return an opaque mask with a hole wherever a value is the transparent one."""
    from PIL import Image

    return Image.frombytes("L", values.size, bytes(255 * (value != clear) for value in array("i", values.tobytes())))


def _simplest(pixels: Image.Image) -> Image.Image:
    """Return RGBA pixels without transparency if all are opaque, and as greys if all are grey."""
    from PIL import ImageChops

    red, green, blue, alpha = pixels.split()
    lowest, _ = alpha.getextrema()
    grey = not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox())
    mode = ("L" if grey else "RGB") + ("A" if lowest != 255 else "")
    return pixels if mode == "RGBA" else pixels.convert(mode)


def _turn(file: Image.Image) -> int:
    """Return how a camera or scanner says the picture is to be turned, as Exif numbers it; 1 is upright."""
    try:
        return int(file.getexif().get(_ORIENTATION, 1))
    except Exception:  # damaged remarks of a camera are no reason to refuse its picture
        return 1


def _upright(pixels: Image.Image, turn: int) -> Image.Image:
    from PIL.Image import Transpose as Way

    ways = {
        2: Way.FLIP_LEFT_RIGHT, 3: Way.ROTATE_180, 4: Way.FLIP_TOP_BOTTOM, 5: Way.TRANSPOSE, 6: Way.ROTATE_270, 7: Way.TRANSVERSE,
        8: Way.ROTATE_90,
    }  # fmt: skip
    return pixels.transpose(ways[turn]) if turn in ways else pixels


# --- colours ----------------------------------------------------------------------------------------------------------
def _in_srgb(file: Image.Image) -> Image.Image:
    """Return RGBA pixels in sRGB; those without a profile, or with one that can't be used, are taken for sRGB, as browsers do."""
    from PIL import Image

    if file.mode == "CMYK":
        return _from_inks(file).convert("RGBA")
    pixels = _rgba(file)
    given = _transform(file, "RGB")
    if given is None or _is_srgb(given):
        return pixels
    colours = Image.new("RGB", pixels.size)
    given.apply(pixels.convert("RGB"), colours)
    return Image.merge("RGBA", (*colours.split(), pixels.getchannel("A")))


def _from_inks(file: Image.Image) -> Image.Image:
    from PIL import Image

    given = _transform(file, "CMYK")
    if given is None:
        raise RefusedPictureError(
            "is in CMYK, for a printing press, and does not say which inks (it has no colour profile)", "save it as RGB"
        )
    pixels = Image.new("RGB", file.size)
    given.apply(file, pixels)
    return pixels


def _transform(file: Image.Image, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Return what turns colours of this mode into sRGB by the file's own profile; None if it has none for it."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(file.info["icc_profile"]))
        return ImageCms.buildTransform(
            profile,
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (KeyError, OSError, TypeError, ValueError, ImageCms.PyCMSError):
        return None


def _is_srgb(given: ImageCms.ImageCmsTransform) -> bool:
    """Return whether a profile changes no colour visibly, so that a brand's colours stay exactly as they are."""
    from PIL import Image

    samples = Image.frombytes("RGB", (len(_SAMPLES) // 3, 1), _SAMPLES)
    changed = Image.new("RGB", samples.size)
    given.apply(samples, changed)
    return all(abs(one - other) <= _UNSEEN for one, other in zip(_SAMPLES, changed.tobytes(), strict=True))
