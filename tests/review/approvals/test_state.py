"""In what state a handout is on a day, worked out from acts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.document.approval import Approval, names_of_words
from generator.review.approvals.acts import Act
from generator.review.approvals.register import Register
from generator.review.approvals.state import Subject, former_versions, signed_handouts, state_of, version_to_sign
from tests.review.approvals.test_register import act

SUBJECT = Subject("aftercare", "en", "a" * 64, "b" * 64, named=True)
DAY = date(2026, 11, 29)
AUTHOR = act()
CLINICIAN = act(**{"as": "clinician", "by": "Test Doctor", "what": "Doctor of tests", "registration": "Test 1"})
PATIENTS = act(**{"as": "patients", "by": "Test Doctor", "what": "Nobody but a test", "read": True})
EVERYBODY = (AUTHOR, CLINICIAN, PATIENTS)
WITHDRAWN = act(act="withdraw", by="Test Doctor", reason="A dose was wrong", **{"as": None})
OTHER = Subject("aftercare", "en", "c" * 64, "b" * 64, named=True)


def state(*acts: Act, subject: Subject = SUBJECT, day: date = DAY) -> Approval:
    return state_of(subject, Register(acts), day)


def test_words_are_approved_by_an_author_a_clinician_and_patients() -> None:
    found = state(AUTHOR, CLINICIAN, PATIENTS)
    assert (found.status, found.reason, found.version, found.issued, found.until) == ("approved", "", "1.0", "2026-11-29", "2027-05-03")
    people = ("Test Writer, Writer of tests", "Test Doctor, Doctor of tests, Test 1", "Nobody but a test")
    assert (found.author, found.clinician, found.patients) == people
    for missing, acts in (("author", (CLINICIAN, PATIENTS)), ("clinician", (AUTHOR, PATIENTS)), ("patients", (AUTHOR, CLINICIAN))):
        assert state(*acts).status == "draft"
        assert missing in state(*acts).reason


def test_nothing_is_approved_before_the_day_on_which_it_was() -> None:
    assert state(AUTHOR, CLINICIAN, PATIENTS, day=date(2026, 11, 28)).status == "draft"


def test_one_person_is_not_author_and_clinician_however_the_name_is_typed() -> None:
    found = state(AUTHOR, act(**{"as": "clinician", "by": "test writer"}), PATIENTS)
    assert (found.status, found.reason) == (
        "draft",
        "author and clinician have to be two people, and 'Test Writer' and 'test writer' may be one",
    )
    apart = act(**{"as": "clinician", "by": "T. Writer", "registration": "GMC 2"})
    assert state(AUTHOR, apart, PATIENTS).status == "draft"
    assert state(act(registration="Staff 1"), apart, PATIENTS).status == "approved"


def signed(*acts: Act, language: str = "en", day: date = DAY) -> dict[str, list[str]]:
    return {role: sorted(names) for role, names in signed_handouts(acts, language, day).items() if names}


def whole(*handouts: str) -> list[str]:
    """Return the names under which words of whole handouts are signed: in lines without a profile, all of them at once."""
    return [name for handout in handouts for name in names_of_words(handout)]


def test_who_has_signed_a_handout_is_known_while_it_holds_in_its_language() -> None:
    guide = act(handout="guide")
    assert signed() == {}
    assert signed(*EVERYBODY, guide) == {
        "author": whole("aftercare", "guide"),
        "clinician": whole("aftercare"),
        "patients": whole("aftercare"),
    }
    assert signed(AUTHOR, act(words="c" * 64)) == {"author": whole("aftercare")}  # of earlier words too
    assert signed(*EVERYBODY, language="cy") == {}
    assert signed(*EVERYBODY, act(language="cy"), language="cy") == {"author": whole("aftercare")}
    assert signed(AUTHOR, day=date(2027, 5, 3)) == {"author": whole("aftercare")}
    assert signed(AUTHOR, day=date(2027, 5, 4)) == {}
    assert signed(AUTHOR, act(date="2027-05-04", until="2027-11-01"), day=date(2027, 6, 1)) == {"author": whole("aftercare")}
    assert signed(act(until="2099-01-01"), day=date(2029, 11, 29)) == {}  # three years at most, whatever a line says
    assert signed(*EVERYBODY, guide, WITHDRAWN) == {"author": whole("guide")}
    assert signed(*EVERYBODY, WITHDRAWN, AUTHOR) == {"author": whole("aftercare")}
    printed, public = act(profile="information"), act(profile="promotion", handout="aftercare-public")
    assert signed(printed) == {"author": ["aftercare"]}
    assert signed(printed, public) == {"author": ["aftercare", "aftercare-public"]}


def test_that_no_patients_read_it_needs_a_reason() -> None:
    unread = act(**{"as": "patients", "by": "Test Doctor", "read": False, "reason": "A comma was moved"})
    assert (state(AUTHOR, CLINICIAN, unread).status, state(AUTHOR, CLINICIAN, unread).patients) == ("approved", "")


def test_other_words_are_not_approved_until_they_are_read_again() -> None:
    found = state(AUTHOR, CLINICIAN, PATIENTS, subject=OTHER)
    assert (found.status, found.reason, found.author) == ("changed", "the words have changed since version 1.0", "")
    assert state(AUTHOR, CLINICIAN, PATIENTS, subject=Subject("guide", "en", "a" * 64, "b" * 64, named=True)).status == "draft"
    assert state(AUTHOR, CLINICIAN, PATIENTS, subject=Subject("aftercare", "cy", "a" * 64, "b" * 64, named=True)).status == "draft"


def test_an_approval_ends_and_never_lasts_longer_than_three_years() -> None:
    assert state(AUTHOR, CLINICIAN, PATIENTS, day=date(2027, 5, 3)).status == "approved"
    late = state(AUTHOR, CLINICIAN, PATIENTS, day=date(2027, 5, 4))
    assert (late.status, late.reason, late.version) == ("expired", "the approval ended on 2027-05-03", "1.0")
    long = [each.model_copy(update={"until": date(2099, 1, 1)}) for each in (AUTHOR, CLINICIAN, PATIENTS)]
    assert state(*long).until == "2029-11-28"


def test_the_author_s_words_end_too_and_it_is_issued_by_the_last_who_signs() -> None:
    soon, late = date(2027, 1, 1), act(date="2026-12-02", **{"as": "patients", "by": "Test Doctor", "read": True})
    assert state(AUTHOR.model_copy(update={"until": soon}), CLINICIAN, PATIENTS).until == "2027-01-01"
    assert state(AUTHOR, CLINICIAN.model_copy(update={"until": soon}), PATIENTS).until == "2027-01-01"
    assert state(AUTHOR, CLINICIAN, PATIENTS.model_copy(update={"until": soon})).until == "2027-05-03"  # what they read they have read
    assert state(AUTHOR, CLINICIAN, late, day=date(2026, 12, 2)).issued == "2026-12-02"


def test_a_product_has_to_be_named_and_a_clinician_to_have_seen_the_facts() -> None:
    unnamed = state(AUTHOR, CLINICIAN, PATIENTS, subject=Subject("aftercare", "en", "a" * 64, "b" * 64, named=False))
    assert (unnamed.status, unnamed.reason) == ("draft", "the product is not named: 'product' of 'clinic'")
    unsure = state(AUTHOR, CLINICIAN, PATIENTS, subject=replace(SUBJECT, unconfirmed=("hospital", "doctor")))
    assert (unsure.status, unsure.reason) == ("draft", "nobody has confirmed these help lines: hospital, doctor")
    moved = Subject("aftercare", "en", "a" * 64, "d" * 64, named=True)
    assert state(AUTHOR, CLINICIAN, PATIENTS, subject=moved).status == "changed"
    elsewhere = act(handout="guide", facts="d" * 64, words="e" * 64, **{"as": "clinician"})
    assert state(AUTHOR, CLINICIAN, PATIENTS, elsewhere, subject=moved).status == "approved"  # one clinic, one set of facts
    of_author = elsewhere.model_copy(update={"role": "author"})
    later = elsewhere.model_copy(update={"day": date(2026, 11, 30)})
    assert state(AUTHOR, CLINICIAN, PATIENTS, of_author, subject=moved).status == "changed"
    assert state(AUTHOR, CLINICIAN, PATIENTS, later, subject=moved).status == "changed"


def test_what_is_withdrawn_stays_so_until_everybody_signs_again() -> None:
    found = state(AUTHOR, CLINICIAN, PATIENTS, WITHDRAWN)
    assert (found.status, found.reason) == ("withdrawn", "withdrawn on 2026-11-29 by Test Doctor: A dose was wrong")
    assert state(AUTHOR, CLINICIAN, PATIENTS, WITHDRAWN, subject=OTHER).status == "withdrawn"
    assert state(AUTHOR, CLINICIAN, PATIENTS, WITHDRAWN, AUTHOR).status == "draft"
    assert state(AUTHOR, CLINICIAN, PATIENTS, WITHDRAWN, AUTHOR, CLINICIAN, PATIENTS).status == "approved"
    assert state(WITHDRAWN, AUTHOR, CLINICIAN, PATIENTS, subject=OTHER).status == "changed"


def test_a_release_of_the_same_words_has_the_next_small_version() -> None:
    release = act(act="release", version="1.1", made_of="f" * 64, **{"as": None})
    assert state(AUTHOR, CLINICIAN, PATIENTS, release).version == "1.1"
    assert version_to_sign(Register((AUTHOR, release)), SUBJECT) == "1.1"
    assert version_to_sign(Register(), SUBJECT) == "1.0"


def test_versions_are_numbers_and_no_words() -> None:
    releases = [act(act="release", version=version, made_of="f" * 64, **{"as": None}) for version in ("1.10", "1.9")]
    assert state(AUTHOR, CLINICIAN, PATIENTS, *releases).version == "1.10"
    own = [act(version=version, words=words) for version, words in (("10.0", "d" * 64), ("9.0", "e" * 64))]
    assert version_to_sign(Register(tuple(own)), SUBJECT) == "11.0"
    both = [signed.model_copy(update=own) for own in ({"version": "9.0"}, {"version": "10.0", "words": "d" * 64}) for signed in EVERYBODY]
    assert state(*both, subject=OTHER).reason == "the words have changed since version 10.0"


def again(words: str, version: str, *acts: Act) -> tuple[Act, ...]:
    """Return acts of the same people on other words, which have another version."""
    return tuple(act.model_copy(update={"words": words * 64, "version": version}) for act in acts)


def former(*acts: Act) -> list[tuple[str, str, bool]]:
    return [(each.version, each.words[:1], each.withdrawn) for each in former_versions(SUBJECT, Register(acts))]


def test_the_last_version_is_no_former_one_unless_it_was_withdrawn() -> None:
    assert former() == former(*EVERYBODY) == []
    assert former(*EVERYBODY, WITHDRAWN) == [("1.0", "a", True)]
    second, third = again("c", "2.0", *EVERYBODY), again("d", "10.0", *EVERYBODY)
    assert former(*EVERYBODY, *second, *third) == [("2.0", "c", False), ("1.0", "a", False)]
    assert former(*EVERYBODY, WITHDRAWN, *second) == [("1.0", "a", True)]
    assert former(*EVERYBODY, *second, WITHDRAWN) == [("2.0", "c", True), ("1.0", "a", True)]


def test_words_that_not_everybody_signed_were_never_a_version() -> None:
    assert former(*again("c", "1.0", AUTHOR, CLINICIAN), *again("a", "2.0", *EVERYBODY)) == []
