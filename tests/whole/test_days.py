"""A day that is typed wrong is told in plain words."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import handouts


@pytest.mark.parametrize("typed", ["2026-13-45", "today", "1/12/2026", ""])
def test_what_is_not_a_day_is_told_with_how_to_write_one(typed: str) -> None:
    result = CliRunner().invoke(handouts, ["build", "--on", typed])
    assert result.exit_code == 2
    assert f"'{typed}' is not a day. Write year, month and day, as in 2026-11-29." in result.output
