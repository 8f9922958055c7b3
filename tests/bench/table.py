"""Shows measurements as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tests.bench.measure import Cost, spread
from tests.bench.rows import Group, Row

Costs = Mapping[str, Sequence[Cost]]  # of each row, one per round


def lines(group: Group, costs: Costs) -> Iterator[str]:
    """Yield a table's lines: medians, with least and most in brackets; rows are compared within each round."""
    yield group.title
    yield f"  {'':27}{'CPU ms':>18}{'clock ms':>20}{'peak':>9}"
    for row in group.rows:
        own = costs[row.title]
        cpu, clock = _milliseconds([cost.cpu for cost in own]), _milliseconds([cost.wall for cost in own])
        peak = max(cost.peak for cost in own) / 1e6
        yield f"  {row.title:27}{cpu:>18}{clock:>20}{peak:>6.0f} MB   {_compared(row, costs)}".rstrip()


def _milliseconds(seconds: Sequence[float]) -> str:
    of = spread([1000 * value for value in seconds])
    return f"{of.median:.0f} ({of.least:.0f}-{of.most:.0f})"


def _compared(row: Row, costs: Costs) -> str:
    own = [cost.cpu for cost in costs[row.title]]
    if row.beside:
        of = spread([a / b.cpu for a, b in zip(own, costs[row.beside], strict=True)])
        return f"{of.median:.2f} of {row.beside} ({of.least:.2f}-{of.most:.2f})" + _judged(of.median, row.aim)
    if row.above:
        of = spread([a - b.cpu for a, b in zip(own, costs[row.above], strict=True)])
        return f"{of.median:.2f} s above {row.above} ({of.least:.2f}-{of.most:.2f})" + _judged(of.median, row.aim)
    return ""


def _judged(value: float, aim: float | None) -> str:
    return "" if aim is None else f"; aim: at most {aim}, {'met' if value <= aim else 'MISSED'}"
