"""Files are the same by however many processes they are made, and little travels between these."""

from __future__ import annotations

import pickle

import pytest

from generator.document.limits import SHIPPED
from generator.pipeline.workers import Made, _batches, _Failed, _kinds, _make_batch, make
from tests.made import REAL, SMALLEST, book, planned

FEW = 10_000  # bytes, beside the file itself: what was measured of it, and its problems


def test_two_processes_make_the_same_as_one_and_know_what_they_made_it_from() -> None:
    jobs = [job for job in planned(SMALLEST).jobs if job.name in ("aftercare", "aftercare-grey", "waiting-room")]
    assert len({job.format for job in jobs}) > 2
    shown: list[str] = []
    alone, together = make(jobs, 1, lambda _made: None), make(jobs, 2, lambda made: shown.append(made.path))
    assert [_told(made) for made in together] == [_told(made) for made in alone]
    assert all(made.job is job for made, job in zip(together, sorted(jobs, key=lambda job: job.path), strict=True))
    assert sorted(shown) == [made.path for made in together]


def _told(made: Made) -> tuple[object, ...]:
    return made.path, made.rendered.data, made.rendered.units, made.rendered.fill, made.problems


def test_of_a_file_only_what_is_new_is_sent_back() -> None:
    batches = _batches(job for job in planned(SMALLEST).jobs if job.name == "aftercare")
    number, sent = _make_batch(SHIPPED, batches, 0)
    assert number == 0
    for outcome in sent:
        assert not isinstance(outcome, _Failed)
        rendered, _ = outcome
        assert rendered.data
        assert len(pickle.dumps(outcome)) < len(rendered.data) + FEW
    assert len(pickle.dumps(batches)) > FEW


def test_pages_and_books_with_one_face_are_made_by_one_process() -> None:
    pages = [job for job in planned(SMALLEST).jobs if job.format in ("html", "epub")]
    assert len({job.format for job in pages}) == 2
    assert len(_batches(pages)) == 1


@pytest.mark.covered
def test_files_of_one_condition_go_to_the_process_that_has_drawn_its_head() -> None:
    kinds = {job.path: _kinds([job]) for job in planned(REAL).jobs if job.format != "json"}
    about = {path: {kind for kind in of if kind in {each.id for each in book(REAL).conditions}} for path, of in kinds.items()}
    assert about["en/leaflet-alopecia-areata.pdf"] == about["en/consultation-alopecia-areata.pptx"] == {"alopecia-areata"}
    assert about["en/leaflet-scarring-alopecia.pdf"] == {"scarring-alopecia"}
    assert about["en/treatment-guide.pdf"] == set()
