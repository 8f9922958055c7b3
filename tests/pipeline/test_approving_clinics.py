"""The words are approved once, for every clinic; what is a clinic's own is approved in that clinic, by its clinician."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import handouts
from generator.pipeline import build
from generator.pipeline.approving import Request, Signing, write
from generator.pipeline.approving_clinics import approvals_of_clinic
from generator.pipeline.clinics import ClinicOutcome, ClinicTask, group, make_clinics
from generator.pipeline.other_clinics import OtherClinics
from generator.pipeline.reviewing import review
from generator.pipeline.verifying import Verdict, verify_code, verify_file
from generator.problems import errors
from tests.conftest import Ran
from tests.problems.steps import Watching
from tests.signing import AUTHOR, CLINICIAN, DAY, PATIENTS, PLACES, Clinic, clinic_in

pytestmark = pytest.mark.covered

THEIRS = Request(name="Other Doctor", what="Doctor in Leeds", registration="Test 2", role="clinician")
GUIDE = "treatment-guide"
FILE = """\
name: {0}
service: Hair clinic
country: GB
address: [1 High Street, {0}]
phone: 020 0946 0124
email: hello@clinic.test
link: https://clinic.test
leaflet_link: https://clinic.test/{{id}}
hours: Weekdays, 9 to 5
product: {{name: Testosome, maker: Test Maker, made_from: Cells, given_how: By needle, licence: None}}
cost: null
who_treats: null
"""


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """Lay out a group whose words are approved, with clinics in Leeds and York that say the same of themselves."""
    for clinic in clinic_in(tmp_path):
        clinic.approve()
        (tmp_path / "handouts/clinics").mkdir()
        for name in ("leeds", "york"):
            (tmp_path / f"handouts/clinics/{name}.yaml").write_text(FILE.format(name.title()), "utf-8")
        yield clinic


def sign(request: Request, clinic: str, handout: str = "aftercare") -> Signing:
    signing = approvals_of_clinic(request, review(PLACES.content, PLACES.handouts, (handout,), DAY, clinic))
    assert write(PLACES.handouts, signing) == ()
    return signing


def states(handout: str = "aftercare") -> dict[str, tuple[str, str]]:
    """Make the sheets, and return the status and the reason that each has."""
    done: list[ClinicOutcome] = []
    tasks = [ClinicTask(PLACES, name, DAY, (handout,)) for name in group(PLACES, ()).ids]
    make_clinics(tasks, Watching(), 1, done.append)
    assert [errors(each.problems) for each in done] == [(), ()]
    entries = {task.id: json.loads((task.output / "manifest.json").read_bytes())["files"][0] for task in tasks}
    return {name: (entry["status"], entry["reason"]) for name, entry in entries.items()}


def verdict(name: str, of: str = "", handout: str = "aftercare") -> Verdict:
    found = review(PLACES.content, PLACES.handouts, (handout,), DAY, of)
    file = PLACES.output / f"clinics/{name}/en/{handout}.pdf"
    return verify_file(file, found, OtherClinics(PLACES.content, PLACES.handouts, DAY)).verdict


def test_a_file_of_a_clinic_with_words_of_its_own_is_current_and_so_is_the_code_on_it(clinic: Clinic) -> None:
    clinic.change("handouts/clinics/york.yaml", "cost: null", "cost: £300 in all.")
    clinic.change("handouts/guide.yaml", "  - control", "  - steps\n  - control")
    states(GUIDE)
    (own,) = review(PLACES.content, PLACES.handouts, (GUIDE,), DAY, "york").handouts
    assert own.of.subject.words != clinic.one(GUIDE).of.subject.words
    assert (verdict("york", handout=GUIDE), verdict("leeds", handout=GUIDE)) == ("current", "current")
    others = OtherClinics(PLACES.content, PLACES.handouts, DAY)
    assert verify_code(own.of.subject.words[:6], clinic.review(), others).why.endswith(", in the clinic york")
    clinic.change("handouts/clinics/york.yaml", "£300", "£400")
    assert verdict("york", handout=GUIDE) == "older"


def test_a_clinic_is_a_draft_until_its_clinician_has_seen_what_is_its_own(clinic: Clinic) -> None:
    assert clinic.one().state.approved
    why = "no clinician has approved the help lines, product, cost and who treats of 'york' yet"
    assert states()["york"] == ("draft", why)
    (act,) = sign(THEIRS, "leeds").acts
    assert (act.act, act.clinic, act.by, act.handout) == ("facts", "leeds", "Other Doctor", None)
    assert states() == {"leeds": ("approved", ""), "york": ("draft", why)}
    assert (verdict("leeds"), verdict("york")) == ("current", "current")
    clinic.change("handouts/clinics/leeds.yaml", "By needle", "By hand")
    assert verdict("leeds") == "current"  # it is as the handouts of the group's own clinic are
    assert verdict("leeds", of="leeds") == "older"
    assert states()["leeds"] == ("changed", "the clinic's help lines, product, cost or who treats have changed since a clinician saw them")


def test_an_approved_clinic_is_a_draft_while_nobody_has_confirmed_its_country_s_help_lines(clinic: Clinic) -> None:
    country = "handouts/countries/GB.yaml"
    sign(THEIRS, "leeds")
    assert states()["leeds"] == ("approved", "")
    text = Path(country).read_text("utf-8")
    Path(country).write_text(re.sub(r"(doctor:\n  words: .*\n  seen: ).*", r"\1null", text), "utf-8")
    assert states()["leeds"] == ("draft", "nobody has confirmed these help lines: doctor")
    clinic.change("handouts/clinics/leeds.yaml", "country: GB", "country: GB\nhelp_lines: {doctor: family doctor}")
    sign(THEIRS, "leeds")
    assert states()["leeds"] == ("approved", "")


def test_nobody_approves_the_facts_of_a_clinic_that_are_still_an_example_s(clinic: Clinic) -> None:
    clinic.change("handouts/clinics/leeds.yaml", "020 0946 0124", "020 7946 0124")
    refused = sign(THEIRS, "leeds")
    assert (refused.acts, [problem.code for problem in refused.problems]) == ((), ["R004"])
    assert "'phone' of 'clinic' is only an example" in refused.problems[0].message


def test_what_was_signed_in_a_clinic_says_nothing_of_the_facts_of_another(clinic: Clinic) -> None:
    clinic.change("content.yaml", "By needle", "By hand")
    clinic.change("handouts/clinics/york.yaml", "By needle", "By hand")
    assert sign(THEIRS, "york").acts
    assert (clinic.one().state.status, states()["york"][0], states()["leeds"][0]) == ("changed", "approved", "draft")


@pytest.mark.usefixtures("clinic")
def test_nobody_signs_the_same_twice() -> None:
    assert len(sign(THEIRS, "leeds").acts) == 1
    again = sign(THEIRS, "leeds")
    assert (again.acts, [problem.code for problem in again.problems]) == ((), ["R008"])
    assert sign(AUTHOR, "leeds").acts == ()  # the words are signed
    assert [problem.code for problem in sign(replace(THEIRS, name=""), "york").problems] == ["R004"]


def test_words_that_only_one_clinic_has_are_signed_there(clinic: Clinic) -> None:
    clinic.change("handouts/guide.yaml", "  - control", "  - steps\n  - control")  # which say what it costs
    clinic.approve(GUIDE)
    clinic.change("handouts/clinics/leeds.yaml", "cost: null", "cost: It costs £300.")
    assert states(GUIDE)["leeds"] == ("changed", "the words have changed since version 1.0")
    acts = [act for request in (AUTHOR, THEIRS, PATIENTS) for act in sign(request, "leeds", GUIDE).acts]
    assert [(act.act, act.clinic, act.role) for act in acts] == [
        ("approve", "leeds", "author"),
        ("approve", "leeds", "clinician"),
        ("facts", "leeds", None),
        ("approve", "leeds", "patients"),
    ]
    assert states(GUIDE)["leeds"] == ("approved", "")
    assert clinic.one(GUIDE).state.clinician.startswith(CLINICIAN.name)  # and those of all others are as they were


def test_clinics_share_what_is_signed_of_words(clinic: Clinic) -> None:
    for name in ("leeds", "york"):
        clinic.change(f"handouts/clinics/{name}.yaml", "cost: null", f"cost: It costs £300 in {name.title()}.")
    clinic.change("handouts/guide.yaml", "  - control", "  - steps\n  - control")
    found = (review(PLACES.content, PLACES.handouts, (GUIDE,), DAY, name) for name in ("leeds", "york"))
    first, second = (approvals_of_clinic(THEIRS, each) for each in found)
    assert [(act.act, act.clinic) for act in first.and_also(second).acts] == [
        ("approve", "leeds"),
        ("facts", "leeds"),
        ("facts", "york"),
    ]


def run(*arguments: str) -> Ran:
    ran = CliRunner().invoke(handouts, arguments, standalone_mode=False)
    assert ran.exception is None, ran.exception
    return Ran(ran.return_value, ran.stdout, ran.stderr)


@pytest.mark.measured
def test_the_commands_say_whose_facts_are_approved(clinic: Clinic) -> None:
    clinic.change("content.yaml", "checked: 2026-11-01", f"checked: {date.today()}")  # or nobody could sign today
    sign = ("approve", "--only", "aftercare", "--name", "Other Doctor", "--role", "Doctor in Leeds", "--as", "clinician", "--yes")
    ran = run(*sign, "--clinic", "leeds", "--clinic", "leeds")
    assert (ran.status, ran.err) == (0, "")
    assert "product given_how: By needle" in ran.out
    assert "  facts leeds, until" in ran.out
    assert "1 line added to handouts/approvals.yaml. Run make clinics" in ran.out
    listed = run("approvals").out
    assert "leeds: Other Doctor, Doctor in Leeds, until" in listed
    assert "york: no clinician has approved" in listed
    assert run(*sign, "--clinic", "leeds", "--withdraw", "aftercare").status == 2
    unknown = run(*sign, "--clinic", "leds")
    assert (unknown.status, "did you mean 'leeds'?" in unknown.err) == (2, True)


def test_an_approved_clinic_gets_what_a_build_for_it_alone_makes(clinic: Clinic, tmp_path_factory: pytest.TempPathFactory) -> None:
    sign(THEIRS, "leeds")
    assert states()["leeds"] == ("approved", "")
    found = (clinic.folder / "output/clinics/leeds/en/aftercare.pdf").read_bytes()
    for alone in clinic_in(tmp_path_factory.mktemp("alone")):
        text = PLACES.content.read_text("utf-8")
        start, rest = text.split("\nclinic:\n", 1)
        own = "".join(f"  {line}\n" for line in FILE.format("Leeds").splitlines())
        PLACES.content.write_text(f"{start}\nclinic:\n{own}{rest[rest.index(chr(10) + 'control:') :]}", "utf-8")
        alone.approve()
        assert build(PLACES, Watching(), only=["aftercare"], processes=1, on=DAY).files
        assert (PLACES.output / "en/aftercare.pdf").read_bytes() == found
