"""People and their roles: known by a verified address or by the provider's subject, never by a claimed one."""

from data.submissions import Role
from data.submissions.roster import Roster, roster_from

CITIES = ("timisoara", "kaunas")
SECTION = {
    "session_hours": 8,
    "people": [
        {
            "email": "Officer@Example.org",
            "role": "editor",
            "cities": ["timisoara"],
            "organisation": "City",
        },
        {"subject": "u-2", "role": "administrator", "name": "The administrator"},
        {"email": "talks@example.org", "role": "presenter"},
    ],
}


def roster() -> Roster:
    return roster_from(SECTION, cities=CITIES)


def test_a_verified_address_leads_to_its_role_whatever_its_case() -> None:
    person = roster().person(subject="u-1", verified_email="OFFICER@example.org", name="An Officer")
    assert person is not None
    assert (person.subject, person.name, person.role) == ("u-1", "An Officer", Role.EDITOR)
    assert person.cities == {"timisoara"}
    assert person.organisation == "City"
    assert person.may_edit({"timisoara"})
    assert not person.may_edit({"kaunas"})


def test_a_subject_leads_to_its_role_and_its_own_name_comes_first() -> None:
    person = roster().person(subject="u-2", verified_email="", name="Somebody")
    assert person is not None
    assert (person.name, person.role) == ("The administrator", Role.ADMINISTRATOR)


def test_an_address_is_no_subject_and_an_empty_one_is_nobody() -> None:
    assert roster().person(subject="officer@example.org", verified_email="", name="") is None
    assert roster().person(subject="", verified_email="", name="") is None
    assert roster().person(subject="u-9", verified_email="u-2", name="") is None


def test_an_empty_section_gives_nobody_a_role() -> None:
    assert roster_from({}, cities=CITIES) == Roster()
    assert roster().session_hours == 8
