"""The font files that come with the program, by their SHA-256.

A font decides what every letter looks like: one that draws other letters than it is asked for would make a page say what no program reads.
So any other font is named to the person who approves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.design.font_files import FontFile
    from generator.design.fonts import FontSet

PACKAGED = frozenset(
    {
        "cbc1842cbed8c1d1146ba7c9db97d8f28c9bedfd25f41c5b0e1259ca48622328",  # fira-sans/FiraSans-Medium.ttf
        "c29556a2719bf613ef3d5e070e40d903a8965d9c081beca1375dc1e6e0f93c23",  # fira-sans/FiraSans-Regular.ttf
        "db0321f83eb3e9f527b8af384a1b3fefdc1039cf2b06fd39b3f61492bda9561c",  # fira-sans/FiraSans-SemiBold.ttf
        "45071a7da902a74877f432722f525d00502d61aef71fca4cab3da8a23156c33d",  # hind-siliguri/HindSiliguri-Regular.ttf
        "32925e73e5b4a441df9d23e847f2b8c4046c1fc3db094e90bad8883157811509",  # ibm-plex-serif/IBMPlexSerif-Medium.ttf
        "e882efa9c41949a528ac2369079ec5ef050c1c996bbd0bacce3c3326d44cf80d",  # ibm-plex-serif/IBMPlexSerif-Regular.ttf
        "27ce4d105591b48f666b228e1e399838a704594efea22b730000951bea700a60",  # ibm-plex-serif/IBMPlexSerif-SemiBold.ttf
        "63111b5b2e074dd48cc67692e0a2726d86ee94c1c37fe8598257b7b4e87e869e",  # noto-sans-arabic/NotoSansArabic[wdth,wght].ttf
        "805fd18bd40f117415b4aa16685a5e6ec473bce1b5559158ed2ceadad03d020b",  # noto-sans-gujarati/NotoSansGujarati-Regular.ttf
        "6693281ad8c250e5b9982a6f77af8a8fac9e08169090e709e13eef60691c36cc",  # noto-sans-gurmukhi/NotoSansGurmukhi-Regular.ttf
        "f9bc97809d850a6def7502871e72b84b4b5966185ce6e1a529eab3e2f4884bbc",  # noto-sans-sc/NotoSansSC-Regular.ttf
    }
)


def others(fonts: FontSet) -> tuple[FontFile, ...]:
    """Return the files of a set that do not come with the program, or are not as they came, each once."""
    used = (*fonts.text, *(fonts.usual or ()), *fonts.scripts)
    return tuple({file.sha256: file for file in used if file.sha256 not in PACKAGED}.values())
