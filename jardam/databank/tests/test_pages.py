"""Pages of the bank: protected figures by the reader's reach, the same in a file, and clear sentences where there are none."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from django.test import Client

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.databank.snapshots import Snapshot
from jardam.databank.tests.conftest import talked
from jardam.database.scope import for_centre
from jardam.kernel.topics import Topic

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Take = Callable[[], Snapshot]
BY_CENTRE = "/bank/?indicator=APPEALS&rows=TOPIC&columns=CENTRE"
BY_CHANNEL = "/bank/?indicator=APPEALS&rows=TOPIC&columns=CHANNEL"


def cells(client: Client, url: str) -> list[list[str]]:
    """The rows of the first table, heads included."""
    page = client.get(url).content.decode()
    table = page[page.index("<table") : page.index("</table>")]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in table.split("<tr>")[1:]]
    return [[re.sub("<[^>]+>", " ", cell).strip() for cell in row] for row in rows]


def test_people_of_the_network_see_all_centres(
    amina: User, chen: User, dalia: User, snapshot: Take, signed_in: SignIn
) -> None:
    talked(amina, 6)
    talked(chen, 9)
    snapshot()
    rows = cells(signed_in(dalia), BY_CENTRE)
    assert rows[0] == ["Topic", "Krasnodar", "Moscow", "All together"]
    assert rows[1] == ["Unpaid wages", "9", "6", "15"]


def test_a_centre_sees_its_own(
    amina: User, chen: User, farida: User, snapshot: Take, signed_in: SignIn
) -> None:
    talked(amina, 6)
    talked(chen, 9)
    snapshot()
    client = signed_in(farida)
    assert cells(client, BY_CHANNEL)[1] == ["Unpaid wages", "6", "6"]
    page = client.get(BY_CHANNEL).content.decode()
    assert "Krasnodar" not in page
    assert client.get(BY_CENTRE).status_code == 422


def test_small_numbers_are_withheld_and_what_tells_them(
    amina: User, dalia: User, snapshot: Take, signed_in: SignIn
) -> None:
    talked(amina, 20)
    talked(amina, 3, channel="VISIT")
    talked(amina, 30, topics=[Topic.D_HOUSING])
    talked(amina, 12, topics=[Topic.D_HOUSING], channel="VISIT")
    snapshot()
    client = signed_in(dalia)
    rows = cells(client, BY_CHANNEL)
    assert rows[1] == ["Unpaid wages", "withheld", "withheld", "23"]
    assert rows[2] == ["Housing", "withheld", "withheld", "42"]
    assert rows[3] == ["All together", "50", "15", "65"]
    assert "Withheld” stands for one to four people" in client.get(BY_CHANNEL).content.decode()


def test_a_share_is_withheld_with_its_small_number(
    amina: User, dalia: User, snapshot: Take, signed_in: SignIn
) -> None:
    talked(amina, 10, violence="NO")
    talked(amina, 3, violence="YES")
    talked(amina, 10, topics=[Topic.D_HOUSING], violence="YES")
    talked(amina, 10, topics=[Topic.D_HOUSING], violence="NO")
    snapshot()
    rows = cells(signed_in(dalia), "/bank/?indicator=VIOLENCE_YES&rows=TOPIC")
    assert [row[1] for row in rows[1:3]] == ["withheld", "withheld"]
    assert rows[3][1].startswith("39")


def test_the_file_says_the_same_and_is_written_down(
    amina: User, farida: User, snapshot: Take, signed_in: SignIn
) -> None:
    talked(amina, 6)
    talked(amina, 2, topics=[Topic.D_HOUSING])
    taken = snapshot()
    answer = signed_in(farida).get("/bank/take/?indicator=APPEALS&rows=TOPIC&form=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1] == [
        "#indicator+code",
        "#subject+code",
        "#indicator+value+num",
        "#meta+narrowed",
        "#meta+snapshot",
    ]
    assert [row[1:3] for row in rows[2:]] == [
        ["ALL", "8"],
        ["B_UNPAID_WAGES", "withheld"],
        ["D_HOUSING", "withheld"],
    ]
    assert {row[-1] for row in rows[2:]} == {taken.id}
    with for_centre(farida.centre_id):
        assert Entry.objects.filter(verb="databank.taken").count() == 1


def test_excel(amina: User, farida: User, snapshot: Take, signed_in: SignIn) -> None:
    talked(amina, 6)
    snapshot()
    answer = signed_in(farida).get("/bank/take/?indicator=APPEALS&rows=TOPIC&form=excel")
    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"].endswith('.xlsx"')


def test_clear_sentences(amina: User, farida: User, snapshot: Take, signed_in: SignIn) -> None:
    client = signed_in(farida)
    assert "There is no snapshot yet" in client.get("/bank/").content.decode()
    snapshot()
    assert "Nothing of this was recorded" in client.get("/bank/").content.decode()
    for asked, said in (
        ("rows=TOPIC&columns=TOPIC", "Choose something else here than for the rows."),
        ("rows=MONTH&columns=YEAR", "Month, quarter and year cannot be crossed"),
        ("rows=WHATEVER", "Choose one from the list."),
        ("rows=TOPIC&topic=D_HOUSING", "The table is crossed by this already"),
    ):
        answer = client.get(f"/bank/?indicator=APPEALS&{asked}")
        assert (answer.status_code, said in answer.content.decode()) == (422, True), said
    answer = client.get("/bank/?indicator=HELPED&rows=REGION")
    assert "Results are known by time, group of people and centre only." in answer.content.decode()


def test_narrowed_to_a_time(amina: User, farida: User, snapshot: Take, signed_in: SignIn) -> None:
    talked(amina, 6)
    snapshot()
    client = signed_in(farida)
    for period in ("2026", "2026-Q4", "2026-11"):
        for rows in ("TOPIC", "MONTH"):
            assert cells(client, f"/bank/?indicator=APPEALS&rows={rows}&period={period}")[1][1] == "6"


def test_chart_and_coverage(amina: User, farida: User, snapshot: Take, signed_in: SignIn) -> None:
    talked(amina, 6)
    taken = snapshot()
    client = signed_in(farida)
    page = client.get("/bank/").content.decode()
    assert 'src="/bank/chart/?"' in page
    picture = client.get("/bank/chart/")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "<svg" in picture.content.decode()
    assert client.get("/bank/chart/?rows=NONE").status_code == 422
    assert taken.id in page
    assert "November 2026" in page


def test_who_may_not(erkin: User, farida: User, signed_in: SignIn) -> None:
    assert signed_in(erkin).get("/bank/").status_code == 403
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    assert signed_in(farida).get("/bank/").status_code == 200


def test_the_codebook_says_each_indicator(farida: User, signed_in: SignIn) -> None:
    page = signed_in(farida).get("/bank/codebook/").content.decode()
    assert "Solved at first contact" in page
    assert "violence &lt;&gt; &#x27;NOT_ASKED&#x27;" in page


@pytest.mark.parametrize("typed", ["\x00", "x" * 5000, "\u202eabc", "' OR 1=1 --", "2026-13", "٢٠٢٦-11"])
@pytest.mark.parametrize("name", ["indicator", "rows", "columns", "layer", "period", "topic", "snapshot"])
def test_an_address_that_nobody_offered_is_refused(
    name: str, typed: str, farida: User, snapshot: Take, signed_in: SignIn
) -> None:
    snapshot()
    answer = signed_in(farida).get("/bank/", {"indicator": "APPEALS", "rows": "TOPIC", name: typed})
    assert answer.status_code == 422
