"""What single lines of a YAML file, and the lines around them, look like; no parser is used, because the file may be broken.

Lines and columns count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

STEP = 2  # columns, the least by which people indent on purpose; one more or less is a slip
COLON = re.compile(r":(?=\s|$)")
COMMENT = re.compile(r"(?:^|\s)#")
NAME = re.compile(r"[a-z][a-z0-9_-]*:(?=\s|$)")  # a key as models have them, with its colon

_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#\[\]{}&*!|>%@`,](?:(?!\s\#).)*?)\s{0,8}:(?=\s|$)""")
_DASHES = re.compile(r"(?:-(?: +|$))*")


def indent_of(line: str) -> int:
    """Return how many spaces and tabs a line starts with."""
    return len(line) - len(line.lstrip(" \t"))


def text_of(line: str, start: int = 0) -> str:
    """Return the text of a line from `start`, without the comment after it."""
    comment = COMMENT.search(line, max(start - 1, 0))  # the space that makes the # a comment may come just before `start`
    return line[start : comment.start() if comment else len(line)].rstrip()


def dashes_at(line: str, indent: int) -> int:
    """Return the width of the dashes at `indent` with the spaces after them; 0 where there are none."""
    dashes = _DASHES.match(line, indent)
    return dashes.end() - indent if dashes else 0


def key_at(line: str, start: int) -> tuple[str, int] | None:
    """Return the key that begins at `start` and the column after its colon, or None."""
    key = _KEY.match(line, start)
    return (key[1].strip("\"'"), key.end()) if key else None


def looks_like_prose(line: str, start: int) -> bool:
    """Return whether this is text such as `Take care: it stings: a lot`, where what looks like a key starts a sentence."""
    key = _KEY.match(line, start)
    return bool(key and not NAME.match(line, start) and COLON.search(text_of(line, key.end())))


def extent(lines: Sequence[str], line: int, owner: int) -> int:
    """Return the line after a text: the first line with words that is not indented further than the text's key or dash."""
    end = n = line + 1
    while n < len(lines):
        indent = indent_of(lines[n])
        if body := lines[n][indent:]:
            tabbed = "\t" in lines[n][:indent]
            if (indent <= owner and not tabbed) or (tabbed and (_KEY.match(body) or body.startswith("- "))):
                break
            end = n + 1
        n += 1
    return end


def next_line(lines: Sequence[str], line: int) -> str:
    """Return the next line with words, or ''."""
    return next((lines[n] for n in range(line + 1, len(lines)) if lines[n].strip()), "")


def key_follows(lines: Sequence[str], line: int, indent: int) -> bool:
    """Return whether the next line is a key at the same column."""
    further = next_line(lines, line)
    return indent_of(further) == indent and key_at(further, indent) is not None


def item_follows(lines: Sequence[str], line: int, indent: int) -> bool:
    """Return whether the next line is a list item at the same column."""
    further = next_line(lines, line)
    return indent_of(further) == indent and further.startswith("- ", indent)


def column_round(lines: Sequence[str], line: int) -> int:
    """Return the column that would line a line up with those after it and its children; 0 if it is there, or none can be found.

    Lines after a text cannot be indented further than the text: where they are, it is the text that is out of place.
    """
    indent = indent_of(lines[line])
    opens = text_of(lines[line], indent).endswith((":", "-"))
    children = indent_of(next_line(lines, line)) if opens else len(lines[line]) + 1
    if children <= indent or (opens and column_of_first(lines, _number_of_next(lines, line)) > indent):
        return 0
    further = (each for each in _further(lines, line) if indent_of(each) < children)
    after = next((each for each in further if opens or _begins(each)), "")  # a text may run on
    column = indent_of(after)
    if opens and _is_first_child_astray(lines, line, after):
        return 0
    if not key_at(after, column) and not after.startswith("- ", column):
        return 0
    if not opens and not after.startswith("- ", column):
        column -= dashes_at(lines[line], indent)
    return column if column > indent else 0


def column_of_first(lines: Sequence[str], line: int) -> int:
    """Return the column where the first of several keys belongs if it is indented about as far as its own keys; 0 if it is not.

    That is the column of the key after its own ones.
    """
    if line >= len(lines):
        return 0
    indent, below = indent_of(lines[line]), indent_of(next_line(lines, line))
    if not text_of(lines[line], indent).endswith(":") or below > indent + 1:
        return 0
    after = next((further for further in _further(lines, line) if indent_of(further) < min(below, indent)), "")
    column = indent_of(after)
    return column if key_at(after, column) else 0


def column_of_first_of_several(lines: Sequence[str], line: int, least: int) -> int:
    """Return the column where the first of several items or keys belongs if it starts further right than the next; 0 if it does not.

    Of two, the one that stands two columns further in than the key above them, which is at `least`, is right. An item that is alone
    belongs where its own further keys are below its first.
    """
    indent = indent_of(lines[line])
    width = dashes_at(lines[line], indent)
    inner = [each for each in takewhile(lambda each: indent_of(each) >= least, _further(lines, line)) if _begins(each)]
    alike = [indent_of(each) for each in inner if bool(dashes_at(each, indent_of(each))) == bool(width)]
    if any("\t" in each[: indent_of(each)] for each in inner):  # their columns are not known yet
        return 0
    at = next((n for n, column in enumerate(alike) if column < indent), None)
    if at is not None:
        column = alike[at]
        likely = alike.count(column) > 1 or column == least + STEP
        return column if likely and indent not in alike[:at] and (column > least or width) else 0
    if not width or indent in alike:
        return 0
    below = next_line(lines, line)
    column = indent_of(below) - width
    own = NAME.match(lines[line], indent + width) and NAME.match(below, column + width)
    return column if own and least < column < indent else 0


def keys_below_words(lines: Sequence[str], line: int) -> bool:
    """Return whether a line has a key with words, and keys or items below it, as if it had none."""
    indent = indent_of(lines[line])
    key = None if dashes_at(lines[line], indent) else key_at(lines[line], indent)
    words = text_of(lines[line], key[1]).strip() if key else ""
    if not (words and words[0] not in "|>[{\"'&*!"):
        return False
    column, found = indent_of(next_line(lines, line)), 0
    for further in _further(lines, line):
        if indent_of(further) < column:
            break
        if indent_of(further) == column and not (NAME.match(further, column) or further.startswith("- ", column)):
            return False
        found += indent_of(further) == column
    return column >= indent + STEP and found > 1


def lines_at(lines: Sequence[str], line: int, column: int) -> int:
    """Return how many lines after this one start in a column, up to the first that starts before it."""
    return sum(indent == column for indent in takewhile(lambda indent: indent >= column, map(indent_of, _further(lines, line))))


def _is_first_child_astray(lines: Sequence[str], line: int, after: str) -> bool:
    """Return whether it is not a line that is out of place, but the first of its children, with which those `after` do not line up."""
    first = next_line(lines, line)
    children, column = indent_of(first), indent_of(after)
    if "\t" in first[:children] + after[:column]:
        return False
    if not indent_of(lines[line]) < column < children:
        return False
    if first.startswith("- ", children):
        return after.startswith("- ", column)
    name = NAME.match(first, children)
    return children - column < STEP or bool(name and times_as_key(lines, name[0], column) >= times_as_key(lines, name[0], children))


def times_as_key(lines: Sequence[str], key: str, column: int) -> int:
    """Return how often a word with a colon is a key in a column of a file, with or without a dash before it."""
    return sum(line.startswith(key, column) and line[:column].strip() in ("", "-") for line in lines)


def _begins(line: str) -> bool:
    """Return whether a line begins a key or an item, and does not only go on with a text."""
    indent = indent_of(line)
    return line.startswith("- ", indent) or key_at(line, indent) is not None


def _number_of_next(lines: Sequence[str], line: int) -> int:
    """Return the number of the next line with words, that after the last one if there is none."""
    return next((n for n in range(line + 1, len(lines)) if lines[n].strip()), len(lines))


def _further(lines: Sequence[str], line: int) -> Iterator[str]:
    """Return the lines after this one that are neither empty nor comments."""
    return (lines[n] for n in range(line + 1, len(lines)) if lines[n].strip() and not lines[n].lstrip().startswith("#"))
