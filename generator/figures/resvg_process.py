"""The process that draws SVG files: reads orders from its input, writes drawings to its output, and is limited in time and memory.

It is run as a script, by `resvg.drawn`, with the folder that resvg is installed in, and its limits.
"""

from __future__ import annotations

import base64
import contextlib
import json
import sys


def limit(seconds: int, memory: int) -> None:
    """Let the system end this process when it takes more; Windows has no such limits, and macOS none of memory."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def draw(svg: str, width: int, height: int) -> bytes:
    """Return a drawing as a PNG file, without any font of this computer; b"" if the file can't be drawn."""
    from resvg_py import svg_to_bytes

    try:
        return bytes(svg_to_bytes(svg_string=svg, width=width, height=height, dpi=96, skip_system_fonts=True, languages=["en"]))
    except ValueError:
        return b""


def main() -> None:
    """Draw what the input asks for."""
    package, seconds, memory = sys.argv[1:]
    sys.path.append(package)
    limit(int(seconds), int(memory))
    drawings = [draw(*order) for order in json.load(sys.stdin)]
    json.dump([base64.b64encode(drawing).decode() for drawing in drawings], sys.stdout)


if __name__ == "__main__":
    main()
