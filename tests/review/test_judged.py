"""What checks.yaml and the register change: thresholds, severities with reasons, and sentences that a person answers for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.pipeline import judging
from generator.problems import Location, Problem
from generator.project import PlannedEdition
from generator.review.approvals.acts import Act, SignerRole
from generator.review.clearances import Clearance, clearances_of
from generator.review.finding import sentence_digest
from generator.review.hardest import hardest
from generator.review.judged import Judged, judged
from generator.review.other_languages import formula_for
from generator.review.rules import RULES
from generator.review.settings import read_settings
from generator.review.telling import ASKED_OF_A_PERSON, Findings, as_annotations, as_json, as_markdown
from tests.each import rows
from tests.made import HANDOUTS, REAL, SMALLEST, book, planned
from tests.review.planting import planted
from tests.review.words import words_of

OPINION = "conditions/test-hair-loss/can_it_help/opinion/text"
# What the words that the program comes with leave to the clinic: its people and product, and its opinions.
LEFT_TO_THE_CLINIC = {"V03": 3, "K06": 1, "K07": 5}


def test_our_own_words_leave_open_only_what_a_clinic_has_to_say() -> None:
    settings, problems = judging.read_strictness(HANDOUTS)
    assert problems == ()
    found = judged(words_of(book(REAL)), settings).findings
    assert [finding.problem.message for finding in found if finding.problem.severity == "error"] == []
    codes = [finding.problem.code for finding in found]
    assert {code: codes.count(code) for code in codes} == LEFT_TO_THE_CLINIC


def clearance(sentence: str) -> Clearance:
    return Clearance("K07", OPINION, sentence_digest(sentence), "A. Clinician", "it is marked as an opinion", "2026-11-28")


def codes_of(done: Judged) -> list[str]:
    return [finding.problem.code for finding in done.findings if finding.where == OPINION]


def test_a_person_clears_a_sentence_and_the_clearance_falls_when_it_changes() -> None:
    small = book(SMALLEST)
    own = clearance("We think it may help some people.")
    assert codes_of(judged(words_of(small), {})) == ["K07"]
    done = judged(words_of(small), {}, (own,))
    assert codes_of(done) == []
    assert [(each.finding.problem.code, each.by.by) for each in done.cleared] == [("K07", "A. Clinician")]
    changed = planted(small, OPINION, "We think it may help most people.")
    assert codes_of(judged(words_of(changed), {}, (own,))) == ["K07"]


def test_the_digest_does_not_see_spaces_or_how_accents_are_made() -> None:
    assert sentence_digest("Café  now.") == sentence_digest("Cafe\u0301 now.")
    assert sentence_digest("Now.") != sentence_digest("now.")


def test_only_some_rules_can_be_cleared() -> None:
    small = planted(book(SMALLEST), "treatment/steps_note", "In 7 people lumps came up.")
    by = Clearance("N08", "treatment/steps_note", sentence_digest("In 7 people lumps came up."), "A", "because", "2026-11-28")
    assert "N08" in [finding.problem.code for finding in judged(words_of(small), {}, (by,)).findings]


def test_clearances_are_taken_from_the_register_among_other_acts() -> None:
    day = date(2026, 11, 28)
    approval = Act.model_validate({"date": day, "act": "approve", "by": "B. Author", "as": "author"})
    said = {"rule": "K07", "where": OPINION, "sentence": "abc", "by": "A. Clinician", "reason": "an opinion"}
    clears = Act.model_validate({"date": day, "act": "clear", **said})
    assert clearances_of([approval, clears]) == (Clearance("K07", OPINION, "abc", "A. Clinician", "an opinion", "2026-11-28"),)
    assert clearances_of([]) == ()


def missed(signed: Mapping[SignerRole, frozenset[str]]) -> list[str]:
    """Return what V03 says of a clinic with two handouts."""
    editions = [edition("aftercare", "aftercare"), edition("leaflet-{id}", "condition")]
    words = replace(words_of(book(SMALLEST)), editions=tuple(editions), signed=signed)
    return [each.problem.message for each in judged(words, {}).findings if each.problem.code == "V03"]


def edition(file: str, about: str) -> PlannedEdition:
    """Return the standard edition of a plan with that file and subject; nothing else of it is looked at."""
    project = planned(SMALLEST).project
    assert project
    known = next(each for each in project.editions if each.kind == "leaflet" and not each.edition)
    handout = known.handout.model_copy(update={"file": file, "about": about})
    return replace(known, handout=handout, whole=handout)


AFTERCARE, LEAFLET = "aftercare", "leaflet-test-hair-loss"
BOTH = frozenset({AFTERCARE, LEAFLET})
AUTHOR, CLINICIAN = "nobody has said yet who wrote the words", "nobody has said yet which clinician checked them"
PATIENTS = "nobody has said yet which patients read them, or why none did"


@rows(
    ("signed", "told"),
    [
        ({}, [AUTHOR, CLINICIAN, PATIENTS]),
        ({"author": frozenset(), "clinician": frozenset(), "patients": frozenset()}, [AUTHOR, CLINICIAN, PATIENTS]),
        ({"author": BOTH}, [CLINICIAN, PATIENTS]),
        ({"author": BOTH, "patients": BOTH}, [CLINICIAN]),
        ({"clinician": BOTH, "patients": BOTH}, [AUTHOR]),
        ({"author": BOTH, "clinician": BOTH}, [PATIENTS]),
        ({"author": BOTH, "clinician": BOTH, "patients": BOTH}, []),
        ({"author": BOTH | {"one-that-is-gone"}, "clinician": BOTH, "patients": BOTH}, []),
        (
            {"author": frozenset({AFTERCARE}), "clinician": BOTH, "patients": BOTH},
            [f"nobody has said yet who wrote the words of {LEAFLET}"],
        ),
        (
            {"author": BOTH, "clinician": frozenset({LEAFLET}), "patients": BOTH},
            [f"nobody has said yet which clinician checked the words of {AFTERCARE}"],
        ),
        (
            {"author": BOTH, "clinician": BOTH, "patients": frozenset({LEAFLET})},
            [f"nobody has said yet which patients read the words of {AFTERCARE}, or why none did"],
        ),
        (
            {"author": frozenset({"one-that-is-gone"}), "clinician": BOTH, "patients": BOTH},
            [f"nobody has said yet who wrote the words of {AFTERCARE}, {LEAFLET}"],
        ),
        (
            {"author": frozenset({LEAFLET}), "clinician": frozenset({AFTERCARE}), "patients": frozenset()},
            [
                f"nobody has said yet who wrote the words of {AFTERCARE}",
                f"nobody has said yet which clinician checked the words of {LEAFLET}",
                PATIENTS,
            ],
        ),
        ({"author": frozenset({"leaflet-test-hair"}), "clinician": BOTH, "patients": BOTH}, [f"{AUTHOR} of {AFTERCARE}, {LEAFLET}"]),
    ],
)
def test_people_are_missed_until_the_register_has_them_for_each_handout(
    signed: Mapping[SignerRole, frozenset[str]], told: list[str]
) -> None:
    assert missed(signed) == told


def test_of_many_handouts_without_an_author_a_few_are_named() -> None:
    editions = tuple(edition(f"sheet-{n}", "aftercare") for n in range(1, 8))
    words = replace(words_of(book(SMALLEST)), editions=editions, signed={"author": frozenset({"sheet-1"})})
    (said, *_) = (each.problem.message for each in judged(words, {}).findings if each.problem.code == "V03")
    assert said == "nobody has said yet who wrote the words of sheet-2, sheet-3, sheet-4 and 3 more"


def test_a_threshold_can_be_changed_and_a_looser_one_is_told_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "checks.yaml"
    file.write_text(
        "C03: {sentence: 5}\nC11: {items: 9, reason: we like lists}\nK07: {severity: error}\nC15: {severity: off, reason: no}\n"
    )
    settings, problems = read_settings(file, "checks.yaml", RULES)
    assert problems == ()
    small = planted(book(SMALLEST), "treatment/steps/1/text", "We use fine neddles.")
    done = judged(words_of(small), settings)
    severities = {finding.problem.code: finding.problem.severity for finding in done.findings}
    assert severities["K07"] == "error"
    assert "C15" not in severities
    assert "C03" in severities
    assert [(code, setting.reason) for code, setting in done.lowered] == [("C11", "we like lists"), ("C15", "no")]


def test_rules_that_know_english_pass_over_other_languages() -> None:
    words = words_of(planted(book(SMALLEST), "treatment/guide/main_point", "We guarantee a cure."))
    welsh = type(words.labels)("cy", words.labels.texts)
    codes = {finding.problem.code for finding in judged(replace(words, labels=welsh), {}).findings}
    assert "K01" not in codes
    assert {"K06", "V03"} <= codes


@rows(
    ("tag", "easy", "hard"),
    [
        (
            "de",
            "Das Haar fällt aus. Es kommt oft zurück.",
            "Immunmodulatorische Behandlungsmöglichkeiten beeinflussen Entzündungsreaktionen.",
        ),
        (
            "it",
            "Il pelo cade. Poi torna da solo.",
            "Somministrazioni intradermiche sperimentali richiedono approfondite valutazioni specialistiche.",
        ),
        ("es", "El pelo se cae. Luego vuelve.", "Administraciones intradérmicas experimentales necesitan evaluaciones especializadas."),
        ("sv", "Håret faller av. Det kommer ofta åter.", "Immunmodulerande behandlingsmöjligheter påverkar inflammationsreaktioner."),
    ],
)
def test_other_languages_are_measured_by_a_formula_of_their_own(tag: str, easy: str, hard: str) -> None:
    formula = formula_for(tag)
    assert formula
    scores = [formula.score([words] * 30) for words in (easy, hard)]
    assert [score is not None and formula.is_hard(score) for score in scores] == [False, True]


def test_a_language_without_a_formula_is_not_measured_by_another_ones() -> None:
    assert formula_for("cy") is None


def test_the_hardest_sentences_come_with_their_long_words() -> None:
    small = planted(book(SMALLEST), "treatment/steps_note", "Extracellular vesicles communicate intracellularly.")
    first = hardest(words_of(small))[0]
    assert (first.sentence, first.words) == ("Extracellular vesicles communicate intracellularly.", 4)
    assert first.long_words == ("extracellular", "vesicles", "communicate", "intracellularly")


PROBLEM = Problem("K01", "a | promise\n100%", Location("a:b,c.yaml", 3, 5, "x"), "say less", "error")


def test_what_is_told_can_be_read_by_programs() -> None:
    words = words_of(book(SMALLEST))
    told = Findings((PROBLEM,), words, judged(words, {}))
    read = json.loads(as_json(told))
    assert read["counts"] == {"error": 1, "warning": 0}
    assert [(each["code"], each["line"]) for each in read["problems"]] == [("K01", 3)]
    assert len(read["hardest_sentences"]) == 5
    assert len(read["for_a_person"]) == len(ASKED_OF_A_PERSON)
    assert as_annotations(told).splitlines()[0] == "::error file=a%3Ab%2Cc.yaml,line=3,col=5,title=K01::a | promise%0A100%25: say less"
    assert "| a:b,c.yaml:3:5 | K01 | error | a \\| promise 100% | say less |" in as_markdown(told).splitlines()
    assert as_markdown(told).count("- [ ]") == len(ASKED_OF_A_PERSON)


def test_without_words_only_the_problems_are_told() -> None:
    assert json.loads(as_json(Findings((PROBLEM,))))["for_a_person"] == []
