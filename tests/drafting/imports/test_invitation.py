from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.imports import Found, NotReadable, read_invitation


def event(*lines: str, method: str = "REQUEST") -> bytes:
    start = "DTSTART;TZID=Europe/Lisbon:20270302T100000"
    own = [line for line in lines if not line.startswith("DTSTART")]
    start = next((line for line in lines if line.startswith("DTSTART")), start)
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", f"METHOD:{method}", "BEGIN:VEVENT"]
    return "\r\n".join([*head, "UID:1", start, *own, "END:VEVENT", "END:VCALENDAR", ""]).encode()


DUNE = "ORGANIZER;CN=Rui Abreu:mailto:rui@dune-textiles.pt"


def test_a_whole_invitation() -> None:
    read = read_invitation(
        event(
            "DTEND;TZID=Europe/Lisbon:20270302T113000",
            "SUMMARY:Interview: Pattern Cutter at Dune Textiles",
            "LOCATION:https://teams.microsoft.com/l/1",
            DUNE,
            'ATTENDEE;CN="Castro, Inês":MAILTO:ines@dune-textiles.pt',
            "ATTENDEE;CN=meeting-room;CUTYPE=ROOM:mailto:room@dune-textiles.pt",
            "ATTENDEE;CN=Lena Holm:mailto:lena@home.example",
        ),
        name="Lena Holm",
        email="lena@home.example",
    )
    assert read.on == date(2027, 3, 2)
    assert (read.ends_at, read.time_zone, read.format) == ("11:30", "Europe/Lisbon", "video")
    assert (read.company, read.role) == ("Dune Textiles", "Pattern Cutter")
    assert read.people == (
        Found("Rui Abreu", "rui@dune-textiles.pt", part="lead"),
        Found("Inês Castro", "ines@dune-textiles.pt"),
    )


ASKED = (
    "ORGANIZER;CN=Recruiting Calendar:mailto:careers@dune-textiles.pt",
    "ATTENDEE;CN=Lena Holm:mailto:lena.holm@gmail.com",
    "ATTENDEE;CN=Rui Abreu:mailto:rui@dune-textiles.pt",
)


def test_the_candidate_and_a_desk_are_nobody_one_met() -> None:
    read = read_invitation(event(*ASKED))
    assert read.people == (Found("Rui Abreu", "rui@dune-textiles.pt"),)
    assert read.candidate == Found("Lena Holm", "lena.holm@gmail.com")


def test_who_the_candidate_is_is_not_guessed_where_it_is_known_or_unsure() -> None:
    two = (*ASKED, "ATTENDEE;CN=Ana Reis:mailto:ana.reis@gmail.com")
    assert read_invitation(event(*two)).candidate is None
    assert read_invitation(event(*ASKED), name="Vera Lind").candidate is None
    alone = read_invitation(event("ORGANIZER;CN=Ana Reis:mailto:ana.reis@gmail.com"))
    assert (alone.candidate, len(alone.people)) == (None, 1)
    desk = read_invitation(event("ORGANIZER:mailto:jobs@dune-textiles.pt"))
    assert [one.email for one in desk.people] == ["jobs@dune-textiles.pt"]


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Interview for the Pattern Cutter position", "Dune Textiles", "Pattern Cutter"),
        ("Interview - Pattern Cutter", "Dune Textiles", "Pattern Cutter"),
        ("Dune Textiles PT - Interview", "Dune Textiles PT", ""),
        ("Dune Textiles: second interview, Pattern Cutter", "Dune Textiles", "Pattern Cutter"),
        ("Pattern Cutter interview with Rui Abreu", "Dune Textiles", "Pattern Cutter"),
        ("Video call with Weavers & Sons", "Weavers & Sons", ""),
        ("Technical interview", "Dune Textiles", ""),
        ("Onsite panel - Pattern Cutter (Lena Holm)", "Dune Textiles", "Pattern Cutter"),
        ("Interview: Solar Panel Fitter (North)", "Dune Textiles", "Solar Panel Fitter (North)"),
        ("Lena Holm / Rui Abreu", "Dune Textiles", ""),
        ("", "Dune Textiles", ""),
    ],
)
def test_what_a_title_tells(title: str, company: str, role: str) -> None:
    read = read_invitation(event(f"SUMMARY:{title}", DUNE), name="Lena Holm")
    assert (read.company, read.role) == (company, role)


def test_a_role_that_shares_a_word_with_the_company_stays_the_role() -> None:
    for title in ("Interview: Mill Manager at Brightwater Mill", "Interview: Mill Manager"):
        read = read_invitation(event(f"SUMMARY:{title}", "ORGANIZER:mailto:a.b@mill.pt"))
        assert read.role == "Mill Manager"
        assert read.company in ("Brightwater Mill", "Mill")


@pytest.mark.parametrize(
    ("address", "company"),
    [
        ("a.b@north.kiln-works.co.uk", "Kiln Works"),
        ("a.b@gmail.com", ""),
        ("a.b@co.uk", ""),
        ("a.b@mail.greenhouse.io", ""),
    ],
)
def test_what_an_address_tells(address: str, company: str) -> None:
    read = read_invitation(event("SUMMARY:Interview", f"ORGANIZER:mailto:{address}"))
    assert read.company == company


def test_a_time_in_utc_is_told_in_the_persons_zone() -> None:
    late = event("DTSTART:20270302T020000Z", "DTEND:20270302T030000Z")
    read = read_invitation(late, zone="America/Chicago")
    assert (read.on, read.ends_at) == (date(2027, 3, 1), "21:00")
    assert read.time_zone == "America/Chicago"
    unknown = read_invitation(late, zone="Nowhere/Land")
    assert (unknown.on, unknown.time_zone) == (date(2027, 3, 2), None)


def test_a_whole_day_a_length_and_an_end_on_another_day() -> None:
    assert read_invitation(event("DTSTART;VALUE=DATE:20270302")).ends_at is None
    assert read_invitation(event("DURATION:PT45M")).ends_at == "10:45"
    overnight = event("DTEND;TZID=Europe/Lisbon:20270303T010000")
    assert read_invitation(overnight).ends_at is None


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("LOCATION:12 Quay Street", "onsite"),
        ("LOCATION:Phone", "phone"),
        ("DESCRIPTION:Join at https://acme.zoom.us/j/1", "video"),
        ("DESCRIPTION:See you", None),
    ],
)
def test_how_it_is_held(line: str, how: str | None) -> None:
    assert read_invitation(event(line)).format == how


def test_several_events_of_one_day_are_one_round() -> None:
    both = event(DUNE).decode().replace("END:VCALENDAR", "")
    both += "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=Europe/Lisbon:20270302T120000\r\n"
    both += "DTEND;TZID=Europe/Lisbon:20270302T123000\r\nATTENDEE:mailto:ana.luz@dune.pt\r\n"
    both += "ATTENDEE;CN=x@dune.pt:mailto:x@dune.pt\r\nATTENDEE:tel:+351\r\nEND:VEVENT\r\n"
    read = read_invitation(f"{both}END:VCALENDAR\r\n".encode())
    assert [one.name for one in read.people] == ["Rui Abreu", "Ana Luz", ""]
    assert read.ends_at == "12:30"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        event("DTSTART:soon"),
    ],
)
def test_what_is_no_invitation_is_one_sentence(data: bytes) -> None:
    with pytest.raises(NotReadable, match="no calendar invitation"):
        read_invitation(data)


def test_an_interview_called_off_fills_nothing_in() -> None:
    for data in (event(method="CANCEL"), event("STATUS:CANCELLED")):
        with pytest.raises(NotReadable, match="calls an interview off"):
            read_invitation(data)


HARD = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60)


@given(HARD, HARD, HARD)
def test_any_title_place_and_name_is_read_as_one_line_of_text(
    title: str, at: str, who: str
) -> None:
    lines = (f"SUMMARY:{title}", f"LOCATION:{at}", f'ORGANIZER;CN="{who}":mailto:a@b.example')
    try:
        read = read_invitation(event(*lines))
    except NotReadable:
        return
    for text in (read.company, read.role, *(one.name for one in read.people)):
        assert "\n" not in text
        assert len(text) <= 80


@given(st.binary(max_size=400))
def test_any_bytes_are_an_invitation_or_a_sentence(data: bytes) -> None:
    whole = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    for one in (data, whole):
        with pytest.raises(NotReadable):
            read_invitation(one)


@pytest.mark.parametrize("data", [b"x" * 1_000_001, b"BEGIN:VEVENT\r\n" * 101])
def test_a_calendar_of_years_is_no_invitation(data: bytes) -> None:
    with pytest.raises(NotReadable, match="far more than an invitation"):
        read_invitation(data)
