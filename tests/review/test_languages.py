"""A language that no font at hand can write is left out, and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.model import Book, Language
from generator.review.printable import printable
from tests.compose.sections.composing import changed, plain
from tests.content.examples import MINIMAL
from tests.made import REAL, SMALLEST, book, pdf_jobs
from tests.review.words import found
from tests.typefaces import LIBRARY


def speaking(*languages: tuple[str, str, str]) -> Book:
    small = book(SMALLEST).languages[0]
    return changed(languages=tuple(_language(small, *each) for each in languages))


def _language(like: Language, tag: str, name: str, text: str) -> Language:
    location = like.name.location
    texts = {key: type(like.name).of(words, location) for key, words in (("name", name), ("text", text))}
    return like.model_copy(update={"tag": tag, **texts})


def test_languages_in_scripts_that_have_a_font_are_kept() -> None:
    of = speaking(
        ("cy", "Cymraeg", "Gallwch"),
        ("ur", "اردو", "آپ"),
        ("bn", "বাংলা", "আপনি"),
        ("gu", "ગુજરાતી", "તમે"),
        ("pa", "ਪੰਜਾਬੀ", "ਤੁਸੀਂ"),
        ("pl", "Polski", "Możesz"),
        ("uk", "Українська", "Ви"),
    )
    assert not any("left out" in problem.message for problem in found("V07", of))
    assert printable(of, LIBRARY) == of


def test_a_language_without_a_font_is_named_and_left_out() -> None:
    of = speaking(("cy", "Cymraeg", "Gallwch"), ("ta", "தமிழ்", "நீங்கள்"), ("ka", "ქართული", "თქვენ"))
    told = [p for p in found("V07", of) if "left out" in p.message]
    assert [(p.code, p.severity, p.message.split(":")[0]) for p in told] == [("V07", "warning", "ta"), ("V07", "warning", "ka")]
    assert "தமிழ்" in told[0].message
    assert [language.tag for language in printable(of, LIBRARY).languages] == ["cy"]


def test_a_language_whose_name_alone_can_be_written_is_left_out_too() -> None:
    assert printable(speaking(("ta", "Tamil", "நீங்கள்")), LIBRARY).languages == ()


@pytest.mark.parametrize(("old", "new"), [("Cymraeg", "தமிழ்"), ("Gallwch", "நீங்கள்")], ids=["in the name", "in the text"])
def test_the_words_that_can_not_be_written_are_pointed_at(tmp_path: Path, old: str, new: str) -> None:
    file, before = tmp_path / "content.yaml", MINIMAL.read_text("utf-8")
    assert before.count(old) == 1
    file.write_text(before.replace(old, new), "utf-8")
    (problem,) = (p for p in found("V07", book(file)) if "left out" in p.message)
    line = before.partition(old)[0].count("\n") + 1
    assert str(problem.location) == f"content.yaml:{line}:11"
    assert new in problem.show().splitlines()[1]


def test_what_is_left_out_is_in_no_handout_and_the_rest_is_in_each_leaflet() -> None:
    kept = {language.tag: language for language in printable(book(REAL), LIBRARY).languages}
    left_out = [language for language in book(REAL).languages if language.tag not in kept]
    assert kept
    for job in pdf_jobs(REAL):
        said = " ".join(plain(job.document))
        assert not any(language.name.plain in said for language in left_out)
        if job.handout == "leaflet":
            assert all(language.name.plain in said for language in kept.values())


def test_a_line_of_few_languages_is_told_and_so_is_none() -> None:
    none = book(SMALLEST).model_copy(update={"languages": ()})
    told = [(problem.message, str(problem.location)) for each in (book(SMALLEST), none) for problem in found("V07", each)]
    assert told == [
        ("only 1 language is printed; 10 are usual", "minimal.yaml:367:11"),
        ("no language is printed; 10 are usual", "minimal.yaml:361:16"),
    ]
