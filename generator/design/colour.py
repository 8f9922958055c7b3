"""Colours for the press: how much of each of four inks a printing profile (ICC.1) uses for a screen colour."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import dist
from typing import TYPE_CHECKING

from generator.design.oklab import linear

if TYPE_CHECKING:
    from PIL import Image, ImageCms

# The profile that comes with the program, by its SHA-256: what it calls itself. To find that out, and that it is whole, takes the library
# for pictures, which nothing else on most handouts needs, and as long as to read all plans.
PACKAGED: Mapping[str, str] = {
    "b424c77f40c3423c925536f8ae08634985ccd0fe80eb253d5d229197ded7e886": "ISO Coated v2 300% (basICColor)",  # ISOcoated_v2_300_bas.icc
}
_TRIED = ("FFFFFF", "303030", "808080", "C04030", "308050", "304090", "D0B040", "0B4A57")  # all well within what a press can print
_FAR_OFF = 40.0  # a perfect profile is off by some 10 to 25, as paper is darker than a screen; a damaged one by 60 and more
Percentages = tuple[int, int, int, int]  # of cyan, magenta, yellow and black


@dataclass(frozen=True, slots=True)
class Profile:
    """An output profile for four inks; `name` is what the profile calls itself."""

    file: str
    name: str
    data: bytes = field(repr=False)


class ProfileError(ValueError):
    """Says in plain words why a profile can't be used."""


def read_profile(file: str, data: bytes) -> Profile:
    """Return the profile in the bytes of a file of that name; ProfileError if colours for a press can't be computed with it."""
    packaged = PACKAGED.get(hashlib.sha256(data).hexdigest())
    return Profile(file, packaged, data) if packaged else _judged(file, data)


def _judged(file: str, data: bytes) -> Profile:
    """Return the same of a profile that is not known."""
    from PIL import ImageCms

    if data[36:40] == b"acsp" and len(data) < int.from_bytes(data[:4], "big"):  # its mark and its length: ICC.1:2022, 7.2
        raise ProfileError(f"'{file}' is cut short")
    try:
        opened = _opened(data).profile
        kind = (opened.xcolor_space.strip(), opened.device_class.strip())
        profile = Profile(file, _plain(opened.profile_description or "") or file, data)
    except (OSError, ValueError, TypeError, AttributeError, ImageCms.PyCMSError) as error:
        raise ProfileError(f"'{file}' is not an ICC profile, or it is damaged") from error
    if kind != ("CMYK", "prtr"):
        raise ProfileError(f"'{file}' is not a profile for a press: it must be for printing with cyan, magenta, yellow and black")
    if not _is_plausible(profile):
        raise ProfileError(f"'{file}' is damaged: the colours it gives are wrong")
    return profile


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


@lru_cache(maxsize=4)
def _is_plausible(profile: Profile) -> bool:
    """Return whether inks look about like the colours they stand for; no press matches the brightest ones, but none is far off."""
    from PIL import ImageCms

    try:
        return all(each < _FAR_OFF for each in _differences(profile))
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        return False


def _differences(profile: Profile) -> Iterator[float]:
    """Yield how far each of a few colours is from what the press makes of it (CIE 1976 colour difference).

    For so few, transforms are not worth the time that lcms takes to make them quick.
    """
    from PIL import Image, ImageCms

    quickly = ImageCms.Flags.NOOPTIMIZE
    inks, seen = _new_to_inks(profile, quickly), _new_lab_of_inks(profile, quickly)
    screen = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB", flags=quickly)
    for hexadecimal in _TRIED:
        pixel = Image.new("RGB", (1, 1), f"#{hexadecimal}")
        printed = Image.frombytes("CMYK", (1, 1), _applied(inks, pixel, "CMYK"))
        yield dist(_lab(_applied(screen, pixel, "LAB")), _lab(_applied(seen, printed, "LAB")))


def _lab(pixel: bytes) -> tuple[float, float, float]:
    """Return L*, a* and b* of a pixel as Pillow stores it: a* and b* as signed bytes."""
    lightness, a, b = pixel
    return lightness / 2.55, float((a ^ 128) - 128), float((b ^ 128) - 128)


@lru_cache(maxsize=4)
def _lab_of_inks(profile: Profile) -> ImageCms.ImageCmsTransform:
    from PIL import ImageCms

    return _new_lab_of_inks(profile, ImageCms.Flags.NONE)


def _new_lab_of_inks(profile: Profile, flags: ImageCms.Flags) -> ImageCms.ImageCmsTransform:
    from PIL import ImageCms

    lab, intent = ImageCms.createProfile("LAB"), ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.buildTransform(_opened(profile.data), lab, "CMYK", "LAB", intent, flags)


def in_inks(profile: Profile, picture: Image.Image) -> Image.Image:
    """Return an RGB picture in four inks, and a grey one in black ink only."""
    from PIL import Image, ImageChops

    if picture.mode == "L":
        none = Image.new("L", picture.size)
        return Image.merge("CMYK", (none, none, none, ImageChops.invert(picture)))
    out = Image.new("CMYK", picture.size)
    _to_inks(profile).transform.apply(picture.convert("RGB").getim(), out.getim())
    return out


@lru_cache(maxsize=4)
def separation(profile: Profile) -> Callable[[str], Percentages]:
    """Return a function from a colour (six hexadecimal digits) to its inks, in whole per cent; greys have black ink only."""
    from PIL import Image

    inks = _to_inks(profile)
    blacks = _lightness_of_blacks(profile)

    @cache
    def separated(hexadecimal: str) -> Percentages:
        red, green, blue = bytes.fromhex(hexadecimal)
        if red == green == blue:
            return (0, 0, 0, _nearest_black(red, blacks))
        pixel = _applied(inks, Image.new("RGB", (1, 1), (red, green, blue)), "CMYK")
        # Rounded down, so that the sum never exceeds the total that the profile allows if the paper is to dry.
        cyan, magenta, yellow, black = (value * 100 // 255 for value in pixel)
        return (cyan, magenta, yellow, black)

    return separated


@lru_cache(maxsize=4)
def _to_inks(profile: Profile) -> ImageCms.ImageCmsTransform:
    from PIL import ImageCms

    return _new_to_inks(profile, ImageCms.Flags.NONE)


def _new_to_inks(profile: Profile, flags: ImageCms.Flags) -> ImageCms.ImageCmsTransform:
    from PIL import ImageCms

    screen, intent = ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC
    flags |= ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.buildTransform(screen, _opened(profile.data), "RGB", "CMYK", intent, flags)


def _nearest_black(grey: int, blacks: tuple[float, ...]) -> int:
    """Return the percentage of black ink that looks as light as a grey; pure black and white are kept."""
    if grey in (0, 255):
        return 100 if grey == 0 else 0
    return min(range(101), key=lambda percentage: abs(blacks[percentage] - lightness(grey)))


def lightness(grey: int) -> float:
    """Return the lightness L* (CIE 1976), 0 to 100, of a screen grey (IEC 61966-2-1), 0 to 255."""
    luminance = linear(grey / 255)
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24389 else luminance * 24389 / 27


def _lightness_of_blacks(profile: Profile) -> tuple[float, ...]:
    """Return the lightness of 0 to 100 per cent of black ink; that of paper is 100."""
    from PIL import Image

    ramp = Image.frombytes("CMYK", (101, 1), b"".join(bytes((0, 0, 0, round(n * 2.55))) for n in range(101)))
    return tuple(value / 2.55 for value in _applied(_lab_of_inks(profile), ramp, "LAB")[::3])


def _applied(transform: ImageCms.ImageCmsTransform, picture: Image.Image, mode: str) -> bytes:
    """Return a picture's values after a transform. Pillow's own function copies the whole profile into each picture: that is slower."""
    from PIL import Image

    out = Image.new(mode, picture.size)
    transform.transform.apply(picture.getim(), out.getim())
    return out.tobytes()


def _opened(data: bytes) -> ImageCms.ImageCmsProfile:
    """Return a profile that lcms can use; OSError if the bytes are not one."""
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(io.BytesIO(data))
