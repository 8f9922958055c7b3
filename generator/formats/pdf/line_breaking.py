"""Where lines end: few lines first, then an even right edge, by least cost over the whole paragraph (Knuth and Plass 1981)."""

from __future__ import annotations

LINE_COST = 4.0  # one more line costs more than any raggedness it could save
LOOSE = 0.08  # of the width: less slack than this costs nothing
STRANDED = 0.33  # of the width: a single word on a line of its own that is shorter than this costs extra
STRANDED_COST = 0.7
TIE_COST = 0.6  # for separating a number from its noun
SENSE_GAIN, PAUSE_GAIN = 0.5, 0.25  # for a heading's line that ends where its sense does, or with a comma


def line_ends(
    widths: list[float], gaps: list[float], width: float, costs: list[float], *, centred: bool = False, indent: float = 0.0
) -> list[int]:
    """Return where lines end, by least cost over the paragraph: few lines first, then an even edge (Knuth and Plass).

    `costs` are those of a line that ends after each word. The last line may be short, but not below others that are `centred`. The first
    line is shorter by its `indent`.
    """
    count = len(widths)
    if sum(widths) + sum(gaps[:-1]) <= width - indent + 0.01:
        return [count]
    best = [0.0] + [float("inf")] * count
    start = [0] * (count + 1)
    for end in range(1, count + 1):
        length = -gaps[end - 1]
        ending = costs[end - 1] if end < count else 0.0
        for begin in range(end - 1, -1, -1):
            length += widths[begin] + gaps[begin]
            room = width if begin else width - indent
            if length > room + 0.01 and begin < end - 1:
                break
            cost = best[begin] + LINE_COST + _raggedness(length, room, end == count and not centred, end - begin == 1 < count) + ending
            if cost < best[end]:
                best[end], start[end] = cost, begin
    ends = []
    while count > 0:
        ends.append(count)
        count = start[count]
    return ends[::-1]


def _raggedness(length: float, width: float, last: bool, lone: bool) -> float:
    stranded = STRANDED_COST if lone and length < STRANDED * width else 0.0
    slack = 0.0 if last else max(0.0, (width - length) / width - LOOSE)
    return slack * slack + stranded
