"""Which addresses a link on a slide may lead to: a page on the web, or an e-mail; letters, digits and signs of ASCII only."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?\.?", re.IGNORECASE)
_CHARACTERS = re.compile(r"[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)  # RFC 3986, 2, without the percent signs that hide a line's end
_LINE_ENDS = re.compile("%0[ad]|%00", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.!#$&'*+/=?^`{|}~-]+@(?P<host>[^@]+)", re.ASCII)
_RUNS = re.compile(
    r"\s*(java|vb|live)?script:|\s*(data|ms-[a-z-]+|search-ms|shell|mhtml|ldap|file:.*\.(exe|bat|cmd|com|scr|js|vbs|hta|lnk|ps1))\b",
    re.IGNORECASE,
)
_MOST = 2048  # characters, as many as PowerPoint takes


def is_safe_address(address: str) -> bool:
    """Return whether an address is a complete http, https or mailto one with nothing in it that could deceive."""
    if len(address) > _MOST or not _CHARACTERS.fullmatch(address) or _LINE_ENDS.search(address):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return _is_mailbox(parts.path)
    return parts.scheme in ("http", "https") and "@" not in parts.netloc and port != 0 and bool(_HOST.fullmatch(parts.hostname or ""))


def runs_something(address: str) -> bool:
    """Return whether an address starts a program or a script where it is opened."""
    return bool(_RUNS.match(address))


def _is_mailbox(path: str) -> bool:
    boxes = [_MAILBOX.fullmatch(each) for each in path.split(",")]
    return all(box and _HOST.fullmatch(box["host"]) for box in boxes)
