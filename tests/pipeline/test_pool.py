"""Which process makes what: items of a kind are made by one process, as long as none waits for another."""

from __future__ import annotations

import os

from generator.pipeline.pool import _Shares, in_processes


def test_items_of_no_kind_are_started_in_order() -> None:
    shares = _Shares("abc", lambda _: ())
    assert [shares.next_for(process) for process in (1, 2, 1)] == ["a", "b", "c"]
    assert not shares.left


def test_a_process_goes_on_with_its_kind_then_begins_one_that_is_nobodys_then_takes_from_another() -> None:
    shares = _Shares(["a1", "b1", "a2", "b2", "c1", "b3"], lambda item: (item[0],))
    assert [shares.next_for(1), shares.next_for(2)] == ["a1", "b1"]
    assert [shares.next_for(1) for _ in range(4)] == ["a2", "c1", "b2", "b3"]


def test_of_several_kinds_the_first_counts_most() -> None:
    shares = _Shares([("leaflet", "pdf"), ("deck", "pptx"), ("talk", "pptx"), ("guide", "pdf"), ("deck", "pdf")], lambda item: item)
    assert shares.next_for(1) == ("leaflet", "pdf")
    assert shares.next_for(2) == ("deck", "pptx")
    assert [shares.next_for(2) for _ in range(3)] == [("deck", "pdf"), ("talk", "pptx"), ("guide", "pdf")]


def test_two_processes_make_all_items_and_begin_with_different_kinds() -> None:
    made = list(in_processes(_by, ["a0", "a1", "a2", "b0", "b1", "b2"], 2, lambda item: (item[0],)))
    by = dict(made)
    assert sorted(by) == ["a0", "a1", "a2", "b0", "b1", "b2"]
    assert len(made) == len(by)
    assert by["a0"] != by["b0"]


def _by(item: str) -> tuple[str, int]:
    return item, os.getpid()
