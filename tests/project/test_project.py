"""The plan: what is made from `handouts/`, and every mistake in it shown where it is, all in one run."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.compose.registry import KINDS, RENAMED
from generator.document.plain import words
from generator.formats import FORMATS
from generator.formats.pdf.job import PdfJob
from generator.formats.pptx.job import DeckJob
from generator.pipeline import fingerprint
from generator.pipeline.jobs import BuildPlan, make_plan
from generator.problems import Problem
from generator.project import (
    clinic_files,
    clinic_look,
    editions,
    folder,
    font_rules,
    near_names,
    own_pictures,
    paper_rules,
    plan_faults,
    press_profiles,
    templates,
    theme_rules,
)
from tests.conftest import Project
from tests.made import of_known_kinds, render

pytestmark = pytest.mark.covered

HEX = "write six digits 0 to 9 or letters A to F, in quotes and without #, such as '1F4E5F'"
LOOP = "format: ppsx\nabout: all\nprofile: promotion\nfile: loop\ncode: HL-13\nsections: [interest-on-screen]\n"


def plan() -> BuildPlan:
    return make_plan(Path("content.yaml"), Path("handouts"))


def leaflets() -> tuple[PdfJob, ...]:
    """Return the jobs for leaflets."""
    return tuple(job for job in plan().jobs if isinstance(job, PdfJob) and job.handout == "leaflet")


def shown(*codes: str) -> list[str]:
    """Return the problems found, without the source line; only those of some codes if codes are given."""
    found = [problem for problem in plan().problems if problem.severity == "error"]
    return [_line(p) for p in found if not codes or p.code in codes]


def _line(problem: Problem) -> str:
    return f"{problem.location}  {problem.code}  {problem.message} | {problem.hint}"


@pytest.mark.usefixtures("clinic")
def test_there_is_a_job_for_each_condition_and_each_other_handout() -> None:
    made = plan()
    assert [problem.show() for problem in made.problems if problem.severity == "error"] == []
    assert [(job.path, job.handout, job.name, FORMATS[job.format].units) for job in made.jobs] == [
        ("en/aftercare.pdf", "aftercare", "aftercare", "pages"),
        ("en/clinic-deck.pptx", "deck", "clinic-deck", "slides"),
        ("en/leaflet-test-hair-loss.pdf", "leaflet", "leaflet-test-hair-loss", "pages"),
        ("en/treatment-guide.pdf", "guide", "treatment-guide", "pages"),
    ]


@pytest.mark.usefixtures("clinic")
def test_the_deck_is_started_first() -> None:
    assert max(plan().jobs, key=lambda job: job.weight).handout == "deck"


MISTAKES = [
    (
        "leaflet",
        "- seek-help",
        "- seek-hepl",
        ":12:5  H001  there is no section 'seek-hepl' for pdf | did you mean 'seek-help' or 'seek-help-in-short'?",
    ),
    ("guide", "licence]", "license]", ":11:30  H001  there is no section 'license' for pdf | did you mean 'licence'?"),
    ("deck", "next-step]", "next-stp]", ":6:36  H001  there is no section 'next-stp' for pptx | did you mean 'next-step'?"),
    ("leaflet", "- seek-help", "- sources", ":13:5  H010  the section 'sources' is listed twice | take one of them out"),
    (
        "leaflet",
        "[support, all-questions]",
        "[support, support]",
        ":11:29  H010  the section 'support' is listed twice | take one of them out",
    ),
    ("leaflet", "theme: standard", "theme: standrd", ":6:8  H003  there is no theme 'standrd' | did you mean 'standard'?"),
    ("guide", "paper: a4", "paper: a44", ":6:8  H004  there is no paper 'a44' | did you mean 'a4'?"),
    (
        "guide",
        "file: treatment-guide",
        "file: aftercare",
        ":4:7  H006  'en/aftercare.pdf' would also be written by handouts/aftercare.yaml | give one of the two files another name",
    ),
    (
        "guide",
        "file: treatment-guide",
        "file: guide-{id}",
        ":4:7  H007  '{id}' can't be filled | only {id} can be used here, and only in a handout about a condition",
    ),
    (
        "leaflet",
        "file: leaflet-{id}",
        "file: leaflet-{name}",
        ":4:7  H007  '{name}' can't be filled | only {id} can be used here, and only in a handout about a condition",
    ),
    (
        "leaflet",
        "file: leaflet-{id}",
        "file: leaflet-{",
        ":4:7  H007  '{' can't be filled | only {id} can be used here, and only in a handout about a condition",
    ),
    ("deck", "about: all", "about: aftercare", ":2:8  H008  a pptx can't be about 'aftercare' | it can be about: all, condition"),
    (
        "guide",
        "about: treatment",
        "about: all",
        ":2:8  H008  a pdf can't be about 'all' | it can be about: condition, treatment, aftercare; or write  format: html or epub or json",
    ),
    (
        "guide",
        "pages: {most: 8, multiple-of: 2}\n",
        "",
        "  H009  a pdf needs 'pages' | write, for example:  pages: {most: 4, multiple-of: 2}",
    ),
    (
        "leaflet",
        "  - masthead\n",
        "",
        ":8:1  H014  a leaflet needs 'masthead' as its first section: it holds the title | write  - masthead  above all other sections",
    ),
    (
        "guide",
        "  - masthead\n",
        "  - results\n  - masthead\n",
        ":9:1  H014  a leaflet needs 'masthead' as its first section: it holds the title | write  - masthead  above all other sections",
    ),
    (
        "aftercare",
        "[masthead, care",
        "[{side-by-side: [masthead, contact]}, care",
        ":7:1  H014  a leaflet needs 'masthead' as its first section: it holds the title | write  - masthead  above all other sections",
    ),
    ("guide", "  - control", "  - masthead", ":12:5  H010  the section 'masthead' is listed twice | take one of them out"),
    (
        "guide",
        "HL-10",
        "HL-11",
        (
            ":5:7  H015  handouts/aftercare.yaml also has the code 'HL-11'"
            " | give one of the two a different code: the other is at handouts/aftercare.yaml:5:7"
        ),
    ),
    (
        "guide",
        "HL-10",
        "11",
        (
            ":5:7  H015  handouts/aftercare.yaml also has the code 'HL-11'"
            " | give one of the two a different code: the other is at handouts/aftercare.yaml:5:7"
        ),
    ),
    (
        "guide",
        "HL-10",
        "hl-1",
        (
            ":5:7  H015  the condition 'test-hair-loss' also has the code 'hl-1'"
            " | give one of the two a different code: the other is at content.yaml:{code}:11"
        ),
    ),
    (
        "guide",
        "file: treatment-guide",
        "file: Guide.pdf",
        (
            ":4:7  Y035  'file' cannot be 'Guide.pdf'"
            " | use small letters, digits and single hyphens, without folder or extension, such as leaflet-{id}"
        ),
    ),
    (
        "guide",
        "theme: standard",
        "theme: My Theme",
        ":7:8  Y035  'theme' cannot be 'My Theme' | use small letters, digits and single hyphens between them, such as key-points",
    ),
    ("guide", "code: HL-10\n", "", "  H011  'code' is missing: the code printed on each page | write a number, for example:  code: 94"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), MISTAKES, ids=[f"{m[0]}-{m[2].strip() or m[1].strip()}" for m in MISTAKES])
def test_a_mistake_is_shown_where_it_is_with_a_hint(clinic: Project, file: str, old: str, new: str, problem: str) -> None:
    clinic.change(old, new, f"handouts/{file}.yaml")
    code = clinic.content.read_text("utf-8").partition("    code: HL-1")[0].count("\n") + 1
    assert shown() == [f"handouts/{file}.yaml{problem}".replace("{code}", str(code))]
    assert plan().jobs == ()


def test_a_section_about_a_condition_has_no_place_in_the_guide(clinic: Project) -> None:
    clinic.change("licence]", "topics]", "handouts/guide.yaml")
    assert [line.split(" | ")[0] for line in shown()] == [
        "handouts/guide.yaml:11:30  H002  the section 'topics' needs a handout about a condition"
    ]


FORMERLY = [
    (old, new, file)
    for old, news in RENAMED.items()
    for file, way in (("leaflet", "blocks"), ("deck", "slides"), ("loop", "screen"))
    for new in [name for name in news if getattr(KINDS[name], way)][:1]
    if old not in KINDS or not getattr(KINDS[old], way)
]
PLACES = {"leaflet": ("- seek-help", "- {}", 12), "deck": ("next-step]", "{}]", 6), "loop": ("interest-on-screen", "{}", 6)}


@pytest.mark.parametrize(("old", "new", "file"), FORMERLY)
def test_a_section_with_its_old_name_is_told_the_new_one(clinic: Project, old: str, new: str, file: str) -> None:
    section, put, line = PLACES[file]
    (clinic.folder / "handouts/loop.yaml").write_text(LOOP)
    clinic.change(section, put.format(old), f"handouts/{file}.yaml")
    (found,) = [each for each in shown() if f"'{old}'" in each]
    assert found.startswith(f"handouts/{file}.yaml:{line}:")
    form = {"leaflet": "pdf", "deck": "pptx", "loop": "ppsx"}[file]
    assert found.endswith(f"  H001  there is no section '{old}' for {form} | it is called '{new}' now")


def test_each_old_name_has_a_new_one_and_is_told_somewhere() -> None:
    assert {name for news in RENAMED.values() for name in news} <= KINDS.keys()
    assert {old for old, _, _ in FORMERLY} == RENAMED.keys()


def test_the_new_name_is_the_one_that_its_format_has() -> None:
    assert {("exosomes", "answer", "leaflet"), ("exosomes", "can-it-help", "deck"), ("key-points", "lead", "leaflet")} <= set(FORMERLY)
    assert ("what", "topics", "leaflet") in FORMERLY
    assert not [each for each in FORMERLY if each[0] == "what" and each[2] == "deck"]  # a slide still has that name


@pytest.mark.parametrize(
    ("profile", "problem"),
    [
        ("", "  Y031  'profile' is missing | write  profile: information or promotion"),
        ("profile: public\n", ":3:10  Y034  'profile' cannot be 'public' | one of: information, promotion"),
    ],
)
def test_a_plan_says_whom_its_handout_is_for(clinic: Project, profile: str, problem: str) -> None:
    clinic.change("profile: information\n", profile, "handouts/guide.yaml")
    assert shown() == [f"handouts/guide.yaml{problem}"]


def test_two_conditions_need_two_names(clinic: Project) -> None:
    text = clinic.content.read_text("utf-8")
    one = text.split("conditions:\n")[1].split("\nquestions:\n")[0]
    two = one.replace("test-hair-loss", "second").replace("HL-1", "HL-2")
    clinic.content.write_text(text.replace(one, one + two), "utf-8")
    clinic.change("file: leaflet-{id}", "file: leaflet", "handouts/leaflet.yaml")
    assert shown() == [
        (
            "handouts/leaflet.yaml:4:7  H006  'en/leaflet.pdf' would be written for more than one condition | "
            "put {id} in the name: it stands for the condition"
        )
    ]


@pytest.mark.parametrize("name", ["../leaflet", "/tmp/leaflet", "a/b", "..", "Leaflet", "a b", "con:"])
def test_a_file_name_that_would_leave_the_folder_is_refused(clinic: Project, name: str) -> None:
    clinic.change("file: treatment-guide", f"file: '{name}'", "handouts/guide.yaml")
    found = shown()
    assert len(found) == 1
    assert found[0].startswith("handouts/guide.yaml:4:7  Y035")


def test_the_problems_of_all_files_come_in_one_run(clinic: Project) -> None:
    clinic.change("phone: 020 0946 0123", "phon: 020 0946 0123")
    clinic.change("most: 6", "most: six", "handouts/leaflet.yaml")
    clinic.change("theme: standard", "theme: gray-blue", "handouts/guide.yaml")
    clinic.change("  deep:", "  deep: blue #", "handouts/themes/standard.yaml")
    clinic.change("left: 1", "left: 0.1", "handouts/papers/a4.yaml")
    (clinic.folder / "handouts/translations/en.po").write_text("nonsense")
    files = {line.split("  ")[0].split(":")[0] for line in shown()}
    assert files == {
        "content.yaml",
        "handouts/leaflet.yaml",
        "handouts/guide.yaml",
        "handouts/themes/standard.yaml",
        "handouts/papers/a4.yaml",
        "handouts/translations/en.po",
    }


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_plans_is_a_problem(clinic: Project, there: bool) -> None:
    (clinic.folder / "handouts").rename(clinic.folder / "elsewhere")
    if there:
        (clinic.folder / "handouts").mkdir()
    assert shown("H005") == [
        (
            "handouts  H005  there is no handout plan in this folder | "
            "each handout has a file there, such as leaflet.yaml; use --handouts for another folder"
        )
    ]


class TestThemes:
    """A theme may extend another one."""

    def write(self, clinic: Project, name: str, text: str) -> None:
        (clinic.folder / f"handouts/themes/{name}.yaml").write_text(text)

    def line(self, clinic: Project, start: str) -> str:
        lines = (clinic.folder / "handouts/themes/standard.yaml").read_text().splitlines()
        return next(line for line in lines if line.startswith(start))

    def test_a_theme_takes_what_it_does_not_say_from_the_one_it_extends(self, clinic: Project) -> None:
        self.write(
            clinic, "plain", "extends: standard\nname: Plain\nmasthead: plain\ncolours:\n  deep: '222222'\ntype:\n  title: [24, 28]\n"
        )
        self.write(clinic, "bare", "extends: plain\nname: Bare\ncolours:\n  ink: '000000'\n")
        clinic.change("theme: standard", "theme: bare", "handouts/guide.yaml")
        themes = {job.handout: job.theme for job in of_known_kinds(plan().jobs)}
        bare, standard = themes["guide"], themes["leaflet"]
        assert (bare.name, bare.masthead, bare.colour("ink"), bare.colour("deep")) == ("Bare", "plain", "000000", "222222")
        assert (bare.colour("teal"), bare.fonts, bare.grid) == (standard.colour("teal"), standard.fonts, standard.grid)
        assert (bare.type["title"], bare.type["body"]) == ((24, 28), standard.type["body"])
        assert standard.masthead == "band"
        assert standard.colour("deep") != "222222"

    def test_a_mistake_is_shown_in_its_own_file_and_once(self, clinic: Project) -> None:
        self.write(clinic, "plain", "extends: standard\nname: Plain\ncolours:\n  deep: dark\n")
        self.write(clinic, "bare", "extends: plain\nname: Bare\n")
        clinic.change(self.line(clinic, "  teal:"), "  teal: green", "handouts/themes/standard.yaml")
        places = [line.split("  ")[0] for line in shown()]
        standard = (clinic.folder / "handouts/themes/standard.yaml").read_text().splitlines()
        assert places == ["handouts/themes/plain.yaml:4:9", f"handouts/themes/standard.yaml:{standard.index('  teal: green') + 1}:9"]

    @pytest.mark.parametrize(
        ("tokens", "problem"),
        [
            ("colours:\n  ink: blue", ":4:8  Y035  'ink' cannot be 'blue' | " + HEX),
            ("colours:\n  ink: '#1B2A33'", ":4:8  Y035  'ink' cannot be '#1B2A33' | " + HEX),
            ("colours:\n  ink: #1B2A33", ":4:7  Y033  'ink' is empty | " + HEX),
            ("colours:\n  inc: '1B2A33'", ":4:3  Y034  the key 'inc' is not known here | did you mean 'ink'? one of: ink, deep, "),
            ("type:\n  body: [8, 12]", ":4:10  Y037  item 1 of 'body' must be 12 or more | write a number that is 12 or more"),
            ("type:\n  body: [big, 12]", ":4:10  Y037  item 1 of 'body' needs a number | write it as 12 or 12.5"),
            ("type:\n  body: 12", ":4:9  Y032  'body' needs a list, but has words | "),
            ("fonts: {body: Arial}", ":3:15  H032  there is no usable font of the family 'Arial' in handouts/fonts/ | put a folder"),
            (
                "fonts: {body: 'Comic/Sans'}",
                ":3:15  Y035  'body' cannot be 'Comic/Sans' | write the name of a font family, such as Fira Sans",
            ),
            ("masthead: bend", ":3:11  Y034  'masthead' cannot be 'bend' | did you mean 'band'? one of: band, plain"),
        ],
    )
    def test_a_wrong_token_is_reported_in_plain_words(self, clinic: Project, tokens: str, problem: str) -> None:
        self.write(clinic, "plain", f"extends: standard\nname: Plain\n{tokens}\n")
        (found,) = shown()
        assert found.startswith(f"handouts/themes/plain.yaml{problem}")

    @pytest.mark.parametrize(("token", "mapping"), [("rose", "colours"), ("lead", "type")])
    def test_a_theme_that_stands_alone_needs_every_token(self, clinic: Project, token: str, mapping: str) -> None:
        clinic.change(self.line(clinic, f"  {token}:") + "\n", "", "handouts/themes/standard.yaml")
        said = {line.split("  ", 1)[1] for line in shown()}  # for it, and for each theme that extends it and sets such tokens itself
        assert said == {f"Y031  '{mapping}' needs more keys | also missing: {token}"}

    def test_a_theme_to_extend_must_exist(self, clinic: Project) -> None:
        self.write(clinic, "plain", "extends: standart\nname: Plain\n")
        assert shown() == ["handouts/themes/plain.yaml:1:10  H003  there is no theme 'standart' | did you mean 'standard'?"]

    def test_a_theme_may_extend_several_the_first_on_top(self, clinic: Project) -> None:
        self.write(clinic, "dark", "extends: standard\nname: Dark\nmasthead: band\ncolours: {ink: '000000'}\n")
        self.write(clinic, "both", "extends: [plain, dark]\nname: Both\n")
        clinic.change("theme: standard", "theme: both", "handouts/leaflet.yaml")
        (job,) = leaflets()
        assert (job.theme.masthead, job.theme.colours["ink"], job.theme.colours["deep"]) == ("plain", "000000", "0B4A57")

    def test_themes_do_not_extend_each_other(self, clinic: Project) -> None:
        self.write(clinic, "one", "extends: two\nname: One\n")
        self.write(clinic, "two", "extends: one\nname: Two\n")
        assert shown() == [
            "handouts/themes/two.yaml:1:10  H012  these themes extend each other: one → two → one | take 'extends' out of one of them",
            "handouts/themes/one.yaml:1:10  H012  these themes extend each other: two → one → two | take 'extends' out of one of them",
        ]


class TestEditions:
    """A handout in more than one form: what an edition leaves out is as in the standard one."""

    def add(self, clinic: Project, editions: str, kind: str = "leaflet") -> None:
        file = clinic.folder / f"handouts/{kind}.yaml"
        file.write_text(f"{file.read_text()}editions:\n{editions}\n")

    def test_each_edition_is_a_file_of_its_own_in_a_folder_of_its_name(self, clinic: Project) -> None:
        self.add(clinic, "  large-print: {theme: plain, pages: {most: 12}}")
        large, standard = leaflets()
        assert (large.path, large.edition) == ("en/large-print/leaflet-test-hair-loss-large-print.pdf", "large-print")
        assert (standard.path, standard.edition) == ("en/leaflet-test-hair-loss.pdf", "")
        assert large.theme != standard.theme
        assert large.paper == standard.paper
        assert large.pages
        assert large.pages.most == 12
        assert large.composed.digest == standard.composed.digest

    def test_any_edition_can_be_switched_off(self, clinic: Project) -> None:
        self.add(clinic, "  grey: {theme: plain}\n  small: {make: no, theme: plain}")
        clinic.change("theme: standard", "make: no\ntheme: standard", "handouts/leaflet.yaml")
        assert [job.edition for job in plan().jobs if job.handout == "leaflet"] == ["grey"]

    def test_sections_are_left_out_where_the_edition_says_so(self, clinic: Project) -> None:
        self.add(clinic, "  short: {leave-out: [support, seek-help]}")
        whole, short = (job.document for job in leaflets())
        left_out = {section.id for section in whole.sections} ^ {section.id for section in short.sections}
        assert left_out == {"support+all-questions", "all-questions", "seek-help"}

    @pytest.mark.parametrize(
        ("edition", "problem"),
        [
            ("large: {theme: plian}", ":16:18  H003  there is no theme 'plian' | did you mean 'plain'?"),
            ("large: {paper: a6}", ":16:18  H004  there is no paper 'a6' | the known ones are: a4, "),
            ("large: {leave-out: [suport]}", ":16:23  H017  this handout has no section 'suport' | did you mean 'support'?"),
            (
                "large: {other-orders: [[seek-help, suport]]}",
                ":16:38  H017  this handout has no section 'suport' | did you mean 'support'?",
            ),
            ("large: {other-orders: [[seek-help, masthead]]}", ":16:38  H014  a leaflet needs 'masthead': it holds the title | "),
            (
                "web: {format: html, other-orders: [[seek-help, support]]}",
                ":16:23  H020  'other-orders' means nothing in an html | take it out",
            ),
            (
                "large: {longer: {pages: {most: 8, starts: {suport: 2}}, sections: [masthead, support]}}",
                ":16:46  H017  this handout has no section 'suport' | did you mean 'support'?",
            ),
            ("large: {longer: {pages: {most: 8}, sections: [masthead, suport]}}", ":16:59  H001  there is no section 'suport' for pdf | "),
            ("large: {longer: {pages: {most: 8}, sections: [support]}}", ":16:38  H014  a leaflet needs 'masthead' as its first section"),
            ("web: {format: html, longer: {pages: {most: 8}, sections: [masthead]}}", ":16:23  H020  'longer' means nothing in an html | "),
            ("large: {leave-out: [masthead]}", ":16:23  H014  a leaflet needs 'masthead': it holds the title | take it out of this list"),
            ("large: {pages: {most: 4, starts: {suport: 2}}}", ":16:37  H017  this handout has no section 'suport' | "),
            ("large: {pages: {most: 4, notes-before: end}}", ":16:28  H017  this handout has no section 'end' | the known ones are: "),
            ("web: {format: htm}", ":16:17  H021  there is no format 'htm' | did you mean 'html'?"),
            ("web: {format: html, paper: a4}", ":16:23  H020  'paper' means nothing in an html | take it out"),
            ("web: {format: html, file: '{name}'}", ":16:29  H007  '{name}' can't be filled | only {id} can be used here"),
            ("web: {format: html, folder: 'web/{nr}'}", ":16:31  H007  '{nr}' can't be filled | only {id} can be used here"),
            ("web: {format: html, folder: '../web'}", ":16:31  "),
            ("web: {format: html, sections: [masthead, agenda]}", ":16:44  H001  there is no section 'agenda' for html | "),
        ],
    )
    def test_a_mistake_in_an_edition_is_shown_where_it_is(self, clinic: Project, edition: str, problem: str) -> None:
        self.add(clinic, f"  {edition}")
        (found,) = shown()
        assert found.startswith(f"handouts/leaflet.yaml{problem}")

    def test_an_edition_may_have_a_format_a_profile_and_a_folder_of_its_own(self, clinic: Project) -> None:
        self.add(clinic, "  web: {format: html, profile: promotion, folder: 'web/{id}', file: index}\n  book: {like: web, format: epub}")
        assert shown() == []
        jobs = {job.edition: job for job in plan().jobs if job.handout == "leaflet"}
        assert {edition: (job.path, job.format) for edition, job in jobs.items()} == {
            "": ("en/leaflet-test-hair-loss.pdf", "pdf"),
            "web": ("web/test-hair-loss/index.html", "html"),
            "book": ("web/test-hair-loss/index.epub", "epub"),
        }
        assert jobs["web"].name == "test-hair-loss"

    def test_what_an_edition_lacks_for_its_own_format_is_told(self, clinic: Project) -> None:
        clinic.change("format: pdf", "format: html", "handouts/leaflet.yaml")
        clinic.change("pages: {most: 6, multiple-of: 2}\n", "", "handouts/leaflet.yaml")
        clinic.change("paper: a4\n", "", "handouts/leaflet.yaml")
        self.add(clinic, "  paper: {format: pdf}")
        assert shown() == ["handouts/leaflet.yaml:14:3  H009  a pdf needs 'pages' | write, for example:  pages: {most: 4, multiple-of: 2}"]

    def test_slides_have_no_editions(self, clinic: Project) -> None:
        self.add(clinic, "  large: {theme: plain}", "deck")
        assert shown() == ["handouts/deck.yaml:7:1  H020  'editions' means nothing in a pptx | take it out"]

    def test_a_key_of_an_edition_that_means_nothing_in_the_format_is_reported(
        self, clinic: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.add(clinic, "  large: {theme: plain, paper: a4}")
        paperless = replace(FORMATS["pdf"], needs=replace(FORMATS["pdf"].needs, allowed=("editions",)))
        monkeypatch.setitem(FORMATS, "pdf", paperless)
        assert "handouts/leaflet.yaml:16:25  H020  'paper' means nothing in a pdf | take it out" in shown()

    def test_a_paper_takes_what_it_does_not_say_from_the_one_it_extends(self, clinic: Project) -> None:
        (clinic.folder / "handouts/papers/wide.yaml").write_text("extends: a4\nname: Wide\nmargin: {left: 20, right: 20}\n")
        clinic.change("paper: a4", "paper: wide", "handouts/leaflet.yaml")
        (job,) = leaflets()
        assert (job.paper.margin.left, job.paper.margin.footer, job.paper.height) == (20, 280.5, 297)

    def test_a_paper_to_extend_must_exist(self, clinic: Project) -> None:
        (clinic.folder / "handouts/papers/wide.yaml").write_text("extends: a44\nname: Wide\n")
        assert shown() == ["handouts/papers/wide.yaml:1:10  H004  there is no paper 'a44' | did you mean 'a4'?"]


def test_every_code_of_a_plan_is_listed() -> None:
    sources = "".join(file.read_text("utf-8") for file in Path(folder.__file__).parent.glob("*.py"))
    used = set(re.findall(r'Problem\(\s*"([A-Z]\d{3})"', sources))
    listed = {
        *press_profiles.CODES,
        *paper_rules.CODES,
        *editions.CODES,
        *folder.CODES,
        *plan_faults.CODES,
        *font_rules.CODES,
        *theme_rules.CODES,
        *templates.CODES,
        *near_names.CODES,
        *own_pictures.CODES,
        *clinic_files.CODES.keys() - {"B016"},  # of the command
        *clinic_look.CODES,
    }
    assert {code for code in used if code.startswith("H")} == listed


def test_every_format_says_what_it_is_counted_in() -> None:
    on_paper, on_screen = {"pdf": "pages", "pptx": "slides", "ppsx": "slides"}, {"html": "pages", "epub": "books", "json": "records"}
    assert {name: form.units for name, form in FORMATS.items()} == {**on_paper, **on_screen}


class TestLength:
    def test_a_deck_with_too_few_slides_is_reported_where_the_plan_says_how_many(self, clinic: Project) -> None:
        clinic.change("code: HL-12", "code: HL-12\nslides: {least: 5, most: 9}", "handouts/deck.yaml")
        assert self.reported() == ["handouts/deck.yaml:6:9  H019  4 slides; the plan allows 5 to 9 | add a section, or allow fewer"]

    def test_a_deck_with_too_many_slides_is_reported_before_it_is_rendered(self, clinic: Project) -> None:
        clinic.change("code: HL-12", "code: HL-12\nslides: {most: 3}", "handouts/deck.yaml")
        assert shown() == ["handouts/deck.yaml:6:9  H019  4 slides; the plan allows 1 to 3 | take a section out, or allow more"]

    @pytest.mark.parametrize("length", ["{most: 4}", "{least: 4, most: 4}"])
    def test_a_deck_of_the_right_length_is_made(self, clinic: Project, length: str) -> None:
        clinic.change("code: HL-12", f"code: HL-12\nslides: {length}", "handouts/deck.yaml")
        assert self.reported() == []

    def test_slides_are_for_decks_and_pages_for_paper(self, clinic: Project) -> None:
        clinic.change("code: HL-12", "code: HL-12\npages: {most: 3}", "handouts/deck.yaml")
        assert shown() == ["handouts/deck.yaml:6:1  H020  'pages' means nothing in a pptx | take it out"]
        clinic.change("pages: {most: 3}", "", "handouts/deck.yaml")
        clinic.change("code: HL-11", "code: HL-11\nslides: {most: 3}", "handouts/aftercare.yaml")
        assert shown() == ["handouts/aftercare.yaml:6:1  H020  'slides' means nothing in a pdf | take it out"]

    def test_another_length_is_another_file(self, clinic: Project) -> None:
        before = self.deck()
        clinic.change("code: HL-12", "code: HL-12\nslides: {most: 9}", "handouts/deck.yaml")
        assert fingerprint.of_jobs([self.deck()]) != fingerprint.of_jobs([before])

    @staticmethod
    def deck() -> DeckJob:
        return next(job for job in of_known_kinds(plan().jobs) if isinstance(job, DeckJob))

    def reported(self) -> list[str]:
        return [_line(problem) for problem in render(self.deck()).problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("about: all", "about: condition"), ":2:8  H008  a ppsx can't be about 'condition' | it can be about: all"),
        (("format: ppsx", "format: pdf"), ":2:8  H008  a pdf can't be about 'all' | it can be about: condition, treatment, aftercare; or"),
        (("interest-on-screen", "title"), ":6:12  H001  there is no section 'title' for ppsx | "),
    ],
)
def test_a_loop_is_about_all_and_has_sections_of_its_own(clinic: Project, change: tuple[str, str], problem: str) -> None:
    loop = clinic.folder / "handouts/loop.yaml"
    loop.write_text(LOOP.replace(*change))
    (found,) = shown()
    assert found.startswith(f"handouts/loop.yaml{problem}")


@pytest.mark.parametrize("kind", ["what", "can-it-help", "options", "what-works"])
def test_slides_of_a_condition_need_one(clinic: Project, kind: str) -> None:
    clinic.change("sections: [map", f"sections: [{kind}", "handouts/deck.yaml")
    (found,) = shown()
    assert f"H002  the section '{kind}' needs a handout about a condition" in found


class TestCountry:
    """The clinic's country has whom to turn to, from its file in handouts/countries/ or in the clinic's own words."""

    def warnings(self) -> list[str]:
        return [_line(problem) for problem in plan().problems if problem.severity == "warning"]

    def put(self, clinic: Project, code: str, *, licence: str) -> None:
        clinic.change("  country: GB\n  address", f"  country: {code}\n  address")
        clinic.change("    - country: GB", f"    - country: {licence}")

    def test_a_country_without_a_file_is_shown_where_the_clinic_says_it(self, clinic: Project) -> None:
        self.put(clinic, "NZ", licence="NZ")
        assert shown() == [
            (
                "content.yaml:7:12  M071  help lines are missing for NZ: "
                "emergency, hospital, advice_line, advice_line_mind, crisis_line, doctor"
                " | write  emergency:  under 'help_lines' of 'clinic', or add handouts/countries/NZ.yaml"
            )
        ]

    def test_a_file_for_it_is_all_it_takes(self, clinic: Project) -> None:
        self.put(clinic, "NZ", licence="NZ")
        folder = clinic.folder / "handouts/countries"
        text = (folder / "GB.yaml").read_text("utf-8").replace("United Kingdom", "New Zealand").replace("'999'", "'111'")
        (folder / "NZ.yaml").write_text(text, "utf-8")
        assert shown() == []
        (job,) = leaflets()
        assert "Call 111" in " ".join(words(job.document))

    def test_the_licence_note_of_its_region_will_do(self, clinic: Project) -> None:
        self.put(clinic, "IE", licence="EU")
        assert shown() == []

    def test_lines_that_nobody_has_confirmed_are_warnings_in_the_countrys_file(self, clinic: Project) -> None:
        file = clinic.folder / "handouts/countries/GB.yaml"
        line = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("  seen:"))
        file.write_text(file.read_text("utf-8").replace(f"{line}\n", "  seen: null\n", 1), "utf-8")
        (found,) = self.warnings()
        assert found.startswith("handouts/countries/GB.yaml:6:10  M073  nobody has confirmed '999' as 'emergency' in United Kingdom | ")

    def test_a_mistake_in_a_countrys_file_stops_all_and_is_told_once(self, clinic: Project) -> None:
        """What the country is without that file is unknown: nothing is said of it."""
        clinic.change("emergency:", "emergancy:", "handouts/countries/GB.yaml")
        clinic.change("emergency:", "emergancy:", "handouts/countries/AU.yaml")
        assert [line.split("  ")[0].split(":")[0] for line in shown()] == ["handouts/countries/AU.yaml", "handouts/countries/GB.yaml"]
        assert plan().jobs == ()
