"""A calendar that every telephone reads: RFC 5545 to the octet, whatever the words are."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from jardam.cases.rules.icalendar import LINE_OCTETS, WholeDay, calendar_of

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_day_is_a_whole_day_that_ends_on_the_next() -> None:
    said = calendar_of([WholeDay("a@jardam", date(2026, 12, 31), "Jardam: срок")], "Jardam", AT)
    assert said.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Jardam//Terms//EN",
        "X-WR-CALNAME:Jardam",
        "BEGIN:VEVENT",
        "UID:a@jardam",
        "DTSTAMP:20261122T093000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Jardam: срок",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_would_end_a_line_is_escaped() -> None:
    said = calendar_of([WholeDay("a", date(2026, 1, 1), "a,b;c\\d\ne\x00\rBEGIN:VEVENT")], "-", AT)
    assert "SUMMARY:a\\,b\\;c\\\\d\\neBEGIN:VEVENT\r\n" in said
    assert said.count("\r\nBEGIN:VEVENT\r\n") == 1


@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_no_line_is_too_long_and_no_letter_is_torn(title: str) -> None:
    said = calendar_of([WholeDay("a", date(2026, 1, 1), title)], "-", AT)
    assert all(len(line.encode()) <= LINE_OCTETS for line in said.split("\r\n"))
    whole = said.replace("\r\n ", "")
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}\r\n" in whole
