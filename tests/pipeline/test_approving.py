"""Somebody approves: what is written, what is kept, what is refused, and what changes when words do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.document.blocks import Document
from generator.document.plain import words
from generator.document.printed import digest_of
from generator.pipeline.approving import Request, Signing, approvals, licence_of_mark, words_for_status, write
from generator.pipeline.clearing import clearance, doubts, meant
from generator.pipeline.fingerprint import of_jobs
from generator.pipeline.jobs import make_plan
from generator.pipeline.kept_words import kept_script
from generator.pipeline.releasing import release
from generator.pipeline.reviewing import review
from generator.pipeline.subjects import Subjects
from generator.problems import errors
from generator.review.alignment import changes
from generator.review.approvals.register import read_register
from tests.each import rows
from tests.problems.steps import Watching
from tests.signing import AUTHOR, CLINICIAN, DAY, PATIENTS, PLACES, Clinic, clinic_in

pytestmark = pytest.mark.covered

REGISTER = Path("handouts/approvals.yaml")


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    yield from clinic_in(tmp_path)


def test_each_act_is_one_line_and_nothing_that_stands_there_is_changed(clinic: Clinic) -> None:
    clinic.sign(AUTHOR)
    before = REGISTER.read_text("utf-8")
    clinic.sign(CLINICIAN)
    assert REGISTER.read_text("utf-8").startswith(before)
    assert REGISTER.read_text("utf-8").count("\n") == before.count("\n") + 1
    REGISTER.write_text(REGISTER.read_text("utf-8").rstrip("\n"), "utf-8")  # as some editors save it
    clinic.sign(PATIENTS)
    register, problems = read_register(REGISTER, "approvals.yaml")
    assert problems == ()
    assert [act.role for act in register.acts] == ["author", "clinician", "patients"]
    assert clinic.one().state.status == "approved"


def test_words_that_were_approved_are_kept_as_they_were(clinic: Clinic) -> None:
    clinic.approve()
    subject = clinic.one().of.subject
    script = kept_script(PLACES.handouts, "aftercare", subject.words)
    assert script
    assert digest_of(script) == subject.words
    clinic.change("content.yaml", "- Rest.", "- Rest for 3 days.")
    found = clinic.one()
    assert (found.state.status, found.since and found.since.version) == ("changed", "1.0")
    assert [(pair.before, pair.now, str(pair.place)) for pair in changes(found.pairs)] == [
        ("Rest.", "Rest for 3 days.", "content.yaml:192:9"),
    ]
    clinic.approve()
    assert clinic.one().state.version == "2.0"
    (kept,) = Path("handouts/approved").glob(f"aftercare-{subject.words[:12]}.txt")
    kept.write_text(script.replace("Rest", "Run"), "utf-8")
    assert kept_script(PLACES.handouts, "aftercare", subject.words) is None


def test_a_change_of_telephone_keeps_an_approval_and_one_of_the_cost_does_not(clinic: Clinic) -> None:
    clinic.approve()
    clinic.change("content.yaml", "phone: 020 0946 0123", "phone: 020 7946 0999")
    assert clinic.one().state.status == "approved"
    clinic.change("content.yaml", "cost: null", "cost: 100 pounds in all")
    assert clinic.one().state.status == "changed"


def test_an_approval_ends_half_a_year_after_the_licence_was_looked_up(clinic: Clinic) -> None:
    clinic.approve()
    assert clinic.one().state.until == "2027-05-03"  # checked on 1 November 2026
    assert clinic.one(on=date(2027, 5, 3)).state.status == "approved"
    assert clinic.one(on=date(2027, 5, 4)).state.status == "expired"


def test_an_approval_is_renewed_once_the_licence_was_looked_up_again(clinic: Clinic) -> None:
    clinic.approve()
    late, again = date(2027, 4, 20), (AUTHOR, CLINICIAN, PATIENTS)
    assert [clinic.sign(each, on=late).problems[0].code for each in again] == ["R008"] * 3
    clinic.change("content.yaml", "checked: 2026-11-01", "checked: 2027-04-20")
    assert clinic.one(on=late).state.until == "2027-05-03"  # the words are the same, and nobody has signed again
    clinic.sign(AUTHOR, on=late)
    assert clinic.one(on=late).state.until == "2027-05-03"
    clinic.sign(CLINICIAN, on=late)
    state = clinic.one(on=late).state
    assert (state.status, state.version, state.issued, state.until) == ("approved", "1.0", "2027-04-20", "2027-10-20")
    assert clinic.one(on=date(2027, 10, 20)).state.status == "approved"
    assert clinic.one(on=date(2027, 10, 21)).state.status == "expired"


def test_what_people_typed_is_kept_on_one_line(clinic: Clinic) -> None:
    odd = replace(AUTHOR, name='Test "O\'Writer" $HOME', what="Writer,\n  of: {tests} #1 \u202e")
    clinic.sign(odd)
    ((act),) = read_register(REGISTER, "approvals.yaml")[0].acts
    assert (act.by, act.what) == ('Test "O\'Writer" $HOME', "Writer, of: {tests} #1")


def test_all_handouts_are_approved_unless_some_are_named(clinic: Clinic) -> None:
    signing = clinic.sign(AUTHOR, only=())
    assert [act.handout for act in signing.acts] == ["aftercare", "clinic-deck", "leaflet-test-hair-loss", "treatment-guide"]


def test_only_the_handout_that_is_named_is_approved_although_its_page_links_to_others(clinic: Clinic) -> None:
    clinic.go_online()
    clinic.approve("aftercare")
    acts = read_register(REGISTER, "approvals.yaml")[0].acts
    assert {act.handout for act in acts} == {"aftercare"}
    assert {each.name: each.state.status for each in clinic.review().handouts}["clinic-deck"] == "draft"


def test_an_approval_says_what_the_rules_said(clinic: Clinic) -> None:
    (act,) = clinic.sign(CLINICIAN).acts
    assert act.found == "no errors, no warnings"
    clinic.change("content.yaml", "phone: 020 0946 0123", "phone: 020 7946 0123")  # an example
    (act,) = clinic.sign(AUTHOR).acts
    assert act.found == "no errors, 1 warnings (M080)"


def cleared(request: Request) -> Signing:
    doubted, problems = doubts(PLACES.content, PLACES.handouts, DAY)
    assert problems == ()
    return clearance(request, meant(request, doubted), doubted, DAY)


ANSWER = Request(name="Test Doctor", reason="It is true", rule="K01")


def test_a_person_answers_for_a_sentence_by_its_line_although_it_is_an_error(clinic: Clinic) -> None:
    clinic.change("content.yaml", "- Rest.", "- Some illnesses are cured by rest.")
    line = next(n for n, each in enumerate(Path("content.yaml").read_text("utf-8").splitlines(), 1) if "are cured by rest" in each)
    assert [problem.code for problem in errors(review(PLACES.content, PLACES.handouts, (), DAY).problems)] == ["K01"]
    signing = cleared(replace(ANSWER, where=f"content.yaml:{line}"))
    assert cleared(replace(ANSWER, where=str(line), sentence="Some illnesses are cured  by rest.")).acts == signing.acts
    assert write(PLACES.handouts, signing) == ()
    (act,) = read_register(REGISTER, "approvals.yaml")[0].acts
    assert (act.act, act.rule, act.by, act.reason) == ("clear", "K01", "Test Doctor", "It is true")
    assert act.sentence == digest_of("Some illnesses are cured by rest.")[:16]
    assert not errors(review(PLACES.content, PLACES.handouts, (), DAY).problems)
    clinic.change("content.yaml", "Some illnesses are cured by rest.", "All illnesses are cured by rest.")
    assert [problem.code for problem in errors(review(PLACES.content, PLACES.handouts, (), DAY).problems)] == ["K01"]


@pytest.mark.measured
def test_nobody_answers_for_a_sentence_that_is_not_there_or_for_two_at_once(clinic: Clinic) -> None:
    clinic.change("content.yaml", "- Rest.", "- Some illnesses are cured by rest. Others can be cured by food.")
    hints = {
        "a clearance needs REASON": replace(ANSWER, reason=" "),
        "nobody can answer for what C03 finds": replace(ANSWER, rule="C03"),
        "K01 doubts no such sentence in content.yaml:1": replace(ANSWER, where="content.yaml:1"),
        "K01 doubts 2 sentences there": ANSWER,
        "K02 doubts no such sentence": replace(ANSWER, rule="K02"),
    }
    for message, request in hints.items():
        signing = cleared(request)
        assert [(problem.code, problem.message, signing.acts) for problem in signing.problems] == [("R004", message, ())]
    (two,) = cleared(ANSWER).problems
    digests = re.findall("SENTENCE=([0-9a-f]{16})", two.hint)
    assert [len(cleared(replace(ANSWER, sentence=each)).acts) for each in digests] == [1, 1]


def test_a_mark_of_quality_is_printed_while_its_licence_lasts(clinic: Clinic) -> None:
    clinic.change("content.yaml", "funding: The clinic pays for this leaflet.", "funding: It carries the PIF TICK.")
    assert [problem.code for problem in review(PLACES.content, PLACES.handouts, (), DAY).problems] == ["V08"]
    request = Request(name="Test Doctor", mark="PIF TICK", registration="Test 7", until=date(2027, 1, 31))
    assert write(PLACES.handouts, licence_of_mark(request, DAY)) == ()
    assert review(PLACES.content, PLACES.handouts, (), DAY).problems == ()
    assert [problem.code for problem in review(PLACES.content, PLACES.handouts, (), date(2027, 2, 1)).problems] == ["V08"]


SPANISH = {
    "draft": "Borrador: no aprobado",
    "approved": "Aprobado",
    "changed": "Cambiado: no aprobado",
    "expired": "Caducado: no lo use",
    "withdrawn": "Retirado: no lo use",
}


def in_spanish(status: str, called: str, language: str = "es") -> Signing:
    return words_for_status(Request("Test Translator", "Translator", language=language, status=status, called=called), DAY)


def speak_spanish(clinic: Clinic) -> None:
    """Make Spanish the language of the words."""
    clinic.change("content.yaml", "format: 2", "format: 2\nlanguage: es")
    clinic.change("handouts/translations/en.po", 'msgid "language_tag"\nmsgstr "en-GB"', 'msgid "language_tag"\nmsgstr "es"')
    clinic.change("handouts/translations/en.po", '"Language: en', '"Language: es')
    Path("handouts/translations/en.po").rename("handouts/translations/es.po")


def printed_status() -> str:
    plan = make_plan(PLACES.content, PLACES.handouts, ["aftercare"], on=DAY)
    assert not errors(plan.problems)
    composed = plan.jobs[0].composed
    assert isinstance(composed, Document)
    return composed.footer.status.plain


def test_a_new_language_has_words_for_each_status_once_somebody_has_put_a_name_to_all(clinic: Clinic) -> None:
    speak_spanish(clinic)
    for status, called in SPANISH.items():
        assert "Draft" in printed_status(), "half of the words would make pages in two languages"
        assert write(PLACES.handouts, in_spanish(status, called)) == ()
    assert "Borrador: no aprobado" in printed_status()
    assert write(PLACES.handouts, in_spanish("draft", "Borrador")) == ()
    assert "Borrador: no" not in printed_status(), "the last line of a status counts"
    clinic.approve()
    assert "Aprobado" in printed_status()


def test_no_other_text_says_what_an_approved_handout_is_called_in_that_language(clinic: Clinic) -> None:
    for status, called in SPANISH.items():
        assert write(PLACES.handouts, in_spanish(status, called)) == ()
    clinic.change("handouts/translations/en.po", "What are the signs?", "Aprobado")
    problems = make_plan(PLACES.content, PLACES.handouts, ["aftercare"], on=DAY).problems
    assert [problem.code for problem in problems if problem.severity == "error"] == ["R011"]


@rows(
    ("status", "called", "language", "said"),
    [
        ("draft", "Approved", "en", "comes with the program"),
        ("draft", "Draft", "en-GB", "is no language"),
        ("signed", "Firmado", "es", "there is no state 'signed'"),
        ("draft", "Approved", "es", "is what an approved handout is called"),
        ("draft", "\u0410pproved", "es", "is what an approved handout is called"),  # a Cyrillic letter
        ("draft", "B" * 41, "es", "there is room for 40"),
        ("draft", " ", "es", "need CALLED"),
    ],
)
@pytest.mark.measured
def test_words_for_a_status_that_cannot_be(status: str, called: str, language: str, said: str) -> None:
    signing = in_spanish(status, called, language)
    assert signing.acts == ()
    assert [(problem.code, said in problem.message) for problem in signing.problems] == [("R004", True)]


@pytest.mark.measured
def test_words_of_one_language_that_two_statuses_share_do_not_count(clinic: Clinic) -> None:
    speak_spanish(clinic)
    for status, called in {**SPANISH, "draft": "APROBADO"}.items():
        assert write(PLACES.handouts, in_spanish(status, called)) == ()
    assert "Draft" in printed_status()


def test_nobody_approves_with_words_that_pose_as_a_mark(clinic: Clinic) -> None:
    request = replace(PATIENTS, read="Approved by the NHS")
    assert [problem.code for problem in approvals(request, clinic.review("aftercare")).problems] == ["R012"]


def test_a_release_has_all_that_is_approved_in_a_folder_of_its_own(clinic: Clinic) -> None:
    def released(printed: int = 0) -> list[tuple[str, str | None, int | None]]:
        done = release(PLACES, Watching(), only=["aftercare"], printed=printed, processes=1, on=DAY)
        assert not done.outcome.problems
        return [(act.act, act.version, act.copies) for act in done.acts]

    clinic.approve()
    assert released() == [("release", "1.0", None)]
    assert released(printed=200) == [("print", "1.0", 200)]
    clinic.change("content.yaml", "phone: 020 0946 0123", "phone: 020 0946 0999")
    assert clinic.one().state.status == "approved"
    done = release(PLACES, Watching(), only=["aftercare"], processes=1, on=DAY)
    assert [(act.act, act.version) for act in done.acts] == [("release", "1.1")]
    assert clinic.one().state.version == "1.1"
    assert sorted(path.name for path in Path("output/release").rglob("*") if path.is_file()) == ["aftercare.pdf", "manifest.json"]
    assert not Path("output/en").exists()


def test_a_refused_release_says_that_there_are_files_of_an_earlier_one(clinic: Clinic) -> None:
    def hint() -> str:
        (problem,) = release(PLACES, Watching(), only=["aftercare"], processes=1, on=DAY).outcome.problems
        return problem.hint

    assert "output/release" not in hint()
    clinic.approve()
    release(PLACES, Watching(), only=["aftercare"], processes=1, on=DAY)
    clinic.withdraw("aftercare", "a new risk")
    assert hint().endswith("Until then, give out nothing of it that is in output/release/")


def test_no_release_names_an_example_clinic_or_says_what_nobody_answers_for(clinic: Clinic) -> None:
    def missing(*only: str) -> list[tuple[str, str]]:
        done = release(PLACES, Watching(), only=only, processes=1, on=DAY)
        assert not done.acts
        return [(str(each.location), each.message) for each in errors(done.outcome.problems)]

    clinic.change("content.yaml", "- Rest.", "- Gels are safe.")
    clinic.approve("aftercare", "leaflet-test-hair-loss")
    clinic.change("content.yaml", "phone: 020 0946 0123", "phone: 020 7946 0999")
    example = "nothing can be released while 'phone' of 'clinic' is only an example: patients can't reach you there"
    assert [message for _, message in missing("leaflet-test-hair-loss")] == [example]
    clinic.change("content.yaml", "phone: 020 7946 0999", "phone: 020 0946 0123")
    ((place, message),) = missing("aftercare")
    assert message == "this can't be released, as nobody answers for it (K02): 'safe' says more than anybody knows"
    doubted, _ = doubts(PLACES.content, PLACES.handouts, DAY)
    request = Request("Test Doctor", rule="K02", where=place, reason="These were tested on more than a thousand people")
    assert write(PLACES.handouts, clearance(request, meant(request, doubted), doubted, DAY)) == ()
    done = release(PLACES, Watching(), only=["aftercare"], processes=1, on=DAY)
    assert ([act.handout for act in done.acts], done.outcome.problems) == (["aftercare"], ())


def test_nothing_is_released_with_help_lines_that_nobody_has_confirmed(clinic: Clinic) -> None:
    country = clinic.folder / "handouts/countries/GB.yaml"
    confirmed = country.read_text("utf-8")
    clinic.approve()
    line = re.search(r"hospital:\n  words: .*\n  seen: (.*)\n", confirmed)
    assert line
    country.write_text(confirmed[: line.start(1)] + "null" + confirmed[line.end(1) :], "utf-8")
    assert clinic.one().state.reason == "nobody has confirmed these help lines: hospital"
    done = release(PLACES, Watching(), only=["aftercare"], processes=1, on=DAY)
    (refused,) = errors(done.outcome.problems)
    assert refused.message == "aftercare can't be released. It is draft: nobody has confirmed these help lines: hospital"
    assert "under 'seen'" in refused.hint
    assert not Path("output/release").exists()
    clinic.change("content.yaml", "  country: GB\n", "  country: GB\n  help_lines:\n    hospital: St Test’s\n")
    assert clinic.one().state.status == "changed"  # the clinic answers for its own line, and a clinician has to see it
    clinic.approve()
    assert not errors(release(PLACES, Watching(), only=["aftercare"], processes=1, on=DAY).outcome.problems)


def test_from_day_to_day_nothing_changes_but_the_state(clinic: Clinic) -> None:
    def prints(on: date) -> dict[str, str]:
        return of_jobs(make_plan(PLACES.content, PLACES.handouts, on=on).jobs)

    clinic.approve("aftercare")
    first, last, late = (prints(on) for on in (DAY, date(2027, 5, 3), date(2027, 5, 4)))
    assert first == last
    assert {path for path in first if first[path] != late[path]} == {"en/aftercare.pdf"}


def test_approved_and_draft_differ_in_the_state_and_the_names_alone(clinic: Clinic) -> None:
    def said() -> list[str]:
        (job,) = make_plan(PLACES.content, PLACES.handouts, ["aftercare"], on=DAY).jobs
        assert isinstance(job.composed, Document)
        return [*words(job.composed), job.composed.footer.version.plain]

    draft = said()
    clinic.approve("aftercare")
    approved = said()
    assert len(draft) == len(approved)
    assert [new.replace("\xa0", " ") for old, new in zip(draft, approved, strict=True) if old != new] == [
        "Approved",
        "Issued 29 November 2026. Review by 3 May 2027.",
        "1.0",
        "29 November 2026",
        "3 May 2027",
        "Approved",
        "Test Writer, Writer of tests",
        "Test Doctor, Doctor of tests, Test 1",
        "Nobody but a test",
        f"HL-11 · Version 1.0 · {clinic.one().state.code}",
    ]


def states(clinic: Clinic, *only: str, on: date = DAY) -> dict[str, tuple[str, str]]:
    return {each.name: (each.state.status, each.state.version) for each in clinic.review(*only, on=on).handouts if "aftercare" in each.name}


def shorten_the_page(clinic: Clinic) -> None:
    """Have a page that says less than the paper, so that its words have another digest."""
    clinic.go_online()
    clinic.change("handouts/aftercare.yaml", "file: index}", "file: index, sections: [masthead, care]}")


def digests() -> dict[str, str]:
    """Return the digests that files of the aftercare sheet bear, by their names."""
    jobs = make_plan(PLACES.content, PLACES.handouts, on=DAY).jobs
    return {job.path: job.composed.digest for job in jobs if "aftercare" in job.path}


def test_what_anybody_may_read_is_approved_apart_from_what_is_handed_over(clinic: Clinic) -> None:
    shorten_the_page(clinic)
    by_file = digests()
    assert sorted(by_file) == ["en/aftercare.pdf", "web/aftercare/aftercare-sheet.epub", "web/aftercare/index.html"]
    assert by_file["web/aftercare/index.html"] == by_file["web/aftercare/aftercare-sheet.epub"] != by_file["en/aftercare.pdf"]
    clinic.approve("aftercare")
    assert clinic.review("aftercare").apart == ("aftercare-public",)
    assert states(clinic) == {"aftercare": ("approved", "1.0"), "aftercare-public": ("draft", "")}
    clinic.withdraw("aftercare", "A dose was wrong")
    clinic.approve("aftercare-public")
    assert states(clinic) == {"aftercare": ("withdrawn", ""), "aftercare-public": ("approved", "1.0")}


def test_both_are_approved_in_one_sitting_under_one_number(clinic: Clinic) -> None:
    shorten_the_page(clinic)
    clinic.approve("aftercare", "aftercare-public")
    assert states(clinic) == {"aftercare": ("approved", "1.0"), "aftercare-public": ("approved", "1.0")}
    assert clinic.review("aftercare", "aftercare-public").apart == ()
    clinic.change("content.yaml", "- Rest.", "- Rest for 3 days.")
    assert states(clinic) == {"aftercare": ("changed", ""), "aftercare-public": ("changed", "")}
    clinic.approve("aftercare")
    clinic.approve("aftercare-public")
    assert states(clinic) == {"aftercare": ("approved", "2.0"), "aftercare-public": ("approved", "2.0")}


def test_who_takes_a_handout_back_means_its_pages_too(clinic: Clinic) -> None:
    shorten_the_page(clinic)
    clinic.approve("aftercare", "aftercare-public")
    clinic.withdraw("aftercare-public", "The page was wrong")
    assert states(clinic) == {"aftercare": ("approved", "1.0"), "aftercare-public": ("withdrawn", "")}
    clinic.approve("aftercare-public")
    clinic.withdraw("aftercare", "A dose was wrong")
    assert {status for status, _ in states(clinic).values()} == {"withdrawn"}


def sign_as_one(clinic: Clinic) -> str:
    """Have everybody sign all editions together, as it was done once, and return the digest."""
    review_ = clinic.review("aftercare")
    assert review_.project
    (planned,) = (each for each in review_.project.editions if each.kind == "aftercare" and not each.edition)
    one = Subjects(review_.project).together(planned, None)
    old = replace(review_, handouts=(replace(review_.handouts[0], of=one),))
    for request in (AUTHOR, CLINICIAN, PATIENTS):
        assert write(PLACES.handouts, approvals(request, old)) == ()
    return one.subject.words


def test_an_approval_of_all_editions_together_holds_as_long_as_the_words_do(clinic: Clinic) -> None:
    shorten_the_page(clinic)
    words_ = sign_as_one(clinic)
    assert states(clinic) == {"aftercare": ("approved", "1.0")}
    assert set(digests().values()) == {words_}
    assert clinic.review("aftercare").apart == ()
    clinic.change("content.yaml", "- Rest.", "- Rest for 3 days.")
    assert states(clinic) == {"aftercare": ("changed", ""), "aftercare-public": ("changed", "")}
    assert [each.since and each.since.version for each in clinic.review("aftercare", "aftercare-public").handouts] == ["1.0", "1.0"]
    clinic.approve("aftercare")
    assert states(clinic) == {"aftercare": ("approved", "2.0"), "aftercare-public": ("changed", "")}


def test_an_approval_of_all_editions_together_is_taken_back_for_all(clinic: Clinic) -> None:
    shorten_the_page(clinic)
    sign_as_one(clinic)
    clinic.withdraw("aftercare", "A dose was wrong")
    assert states(clinic) == {"aftercare": ("withdrawn", ""), "aftercare-public": ("withdrawn", "")}
    clinic.approve("aftercare")
    assert states(clinic) == {"aftercare": ("approved", "2.0"), "aftercare-public": ("withdrawn", "")}


def test_no_two_handouts_are_approved_under_one_name(clinic: Clinic) -> None:
    clinic.go_online()
    plan = (clinic.folder / "handouts/aftercare.yaml").read_text("utf-8").partition("editions:")[0]
    other = plan.replace("file: aftercare", "file: aftercare-public").replace("HL-11", "HL-77")
    (clinic.folder / "handouts/other.yaml").write_text(other, "utf-8")
    (problem,) = errors(make_plan(PLACES.content, PLACES.handouts, on=DAY).problems)
    assert (problem.code, problem.message) == (
        "H006",
        "the words of aftercare and of aftercare-public would both be approved as 'aftercare-public'",
    )
