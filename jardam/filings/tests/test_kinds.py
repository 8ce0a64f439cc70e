"""Every kind of paper holds together: facts, law, annexes, the client's copy in six languages; and every one can be printed."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from docx import Document

from jardam.filings.figures import added_up, worked
from jardam.filings.plain_copy import Told, plain_copy
from jardam.filings.reading import (
    Unsound,
    check_names,
    check_offered,
    facts,
    kinds,
    offered_by_the_house,
    plain_words,
)
from jardam.filings.rules.drafting import Frame, To, draft, missing
from jardam.filings.rules.facts import FactKind, Known, Source, read, written
from jardam.filings.rules.kinds import Addressee, Kind, PartKind
from jardam.filings.word.filling import in_word
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.law.reading.file_book import file_book
from jardam.law.rules.confidence import Confidence, Standing
from jardam.law.rules.deadline_eras import PREFIX
from jardam.law.rules.duties import PREFIX as DUTIES
from jardam.papers.blocks import Facts, Paper
from jardam.papers.letters import Letter
from jardam.papers.printing import pdf

TODAY = date(2026, 11, 20)
BOOK = file_book(settings.ROOT / "data" / "law", TODAY)
OF_THE_ISSUE = {
    "INSPECTORATE_COMPLAINT", "PROSECUTOR_COMPLAINT", "WAGE_CLAIM", "COURT_ORDER", "EMPLOYER_CLAIM",
    "EXPULSION_APPEAL", "RESTORE_TERM", "ENTRY_BAN_LIFT", "RETURN_CERTIFICATE", "POWER_OF_ATTORNEY",
    "CONSENT_PERSONAL_DATA", "AUTHORITY_REQUEST",
}  # fmt: skip
TYPED = {
    FactKind.LINE: "Слово",
    FactKind.TEXT: "Первое.\nВторое.",
    FactKind.LIST: "Одно.\nДругое.",
    FactKind.DAY: "01.10.2026",
    FactKind.PARTIAL_DAY: "05.1990",
    FactKind.MONEY: "45000",
    FactKind.YES_NO: "yes",
    FactKind.MONTHS: "07.2026; 45000; 15.08.2026",
}
every_language = pytest.mark.parametrize("language", OWN_NAMES)
every_kind = pytest.mark.parametrize("kind", kinds().values(), ids=kinds())


def all_known(kind: Kind) -> dict[str, Known]:
    values = {code: read(facts()[code].kind, TYPED[facts()[code].kind]) for code in kind.facts}
    return dict(added_up({code: Known(value, Source.TYPED) for code, value in values.items()}))


def frame_of(kind: Kind, known: dict[str, Known]) -> Frame:
    done = worked(kind, known, BOOK, TODAY)
    to = To("Орган", "Адрес", is_checked=True)
    return Frame(TODAY, to, list(kind.annexes.values()), done.figures, done.reckoning)


def letter(kind: Kind, known: dict[str, Known]) -> Letter:
    return draft(kind, facts(), known, frame_of(kind, known))


def test_the_twelve_kinds_are_there() -> None:
    assert kinds().keys() >= OF_THE_ISSUE


@every_kind
def test_every_statement_about_the_law_is_a_row_of_it(kind: Kind) -> None:
    assert not kind.law or BOOK.periods(kind.law)
    assert not kind.answer or BOOK.periods(PREFIX + kind.answer)
    assert not kind.duty or BOOK.periods(DUTIES + kind.duty)
    cites = any("law" in part.places for part in kind.parts if part.kind is PartKind.SAY)
    assert not cites or kind.law


@every_kind
def test_what_is_needed_is_said_and_what_is_said_is_asked(kind: Kind) -> None:
    said = {code for part in kind.parts for code in part.places} | set(kind.sender)
    of_addressee = {"employer_name", "employer_address"}
    assert set(kind.needs) - said - of_addressee <= {"debt_months"}
    assert {code for code in said if code in facts()} <= {*kind.facts, "debt_sum"}


@every_kind
def test_of_what_nobody_knows_nothing_is_said(kind: Kind) -> None:
    """But for the figures that rest on no fact."""
    frame = replace(frame_of(kind, {}), to=None, annexes=())
    empty = draft(kind, facts(), {}, frame)
    assert set(missing(kind, {}, frame)) >= set(kind.needs)
    assert len(empty.gaps) >= len(kind.needs) - 1
    assert all(gap.startswith(("[заполнить: ", "[проверить: ")) for gap in empty.gaps)


@every_kind
def test_with_every_fact_only_doubts_are_left(kind: Kind) -> None:
    known = all_known(kind)
    assert missing(kind, known, frame_of(kind, known)) == []
    assert [gap for gap in letter(kind, known).gaps if not gap.startswith("[проверить: ")] == []


@every_kind
def test_a_paper_is_printed_and_can_be_edited(kind: Kind) -> None:
    for known in ({}, all_known(kind)):
        made = letter(kind, known)
        assert pdf(made).startswith(b"%PDF")
        lines = [line.text for line in Document(BytesIO(in_word(made))).paragraphs]
        assert made.title in lines
        assert not any("{{" in line or "{%" in line for line in lines)


@every_kind
@pytest.mark.parametrize("language", OWN_NAMES)
def test_the_client_gets_a_copy_in_their_language(kind: Kind, language: Language) -> None:
    copy = plain_copy(Told(kind, {"to": "Орган, адрес"}, has_gaps=True), language)
    assert copy.language == language.catalogue
    assert pdf(copy).startswith(b"%PDF")
    assert plain_words()[language.value].keys() == plain_words()["RU"].keys()


@every_language
def test_what_a_client_is_asked_has_a_name_in_each_language(language: Language) -> None:
    nameless = [
        fact.code for fact in facts().values() if fact.is_asked and language.catalogue not in fact.labels
    ]
    assert nameless == []
    hinted = {code for code, fact in facts().items() if fact.is_asked and "ru" in fact.hints}
    assert {code for code in hinted if language.catalogue not in facts()[code].hints} == set()


def test_a_fact_without_a_name_in_one_of_them_stops_the_start() -> None:
    fact = facts()["employer_name"]
    without = replace(fact, labels={code: words for code, words in fact.labels.items() if code != "tg"})
    with pytest.raises(Unsound, match="employer_name: tg"):
        check_names(without)
    check_names(replace(without, is_asked=False))


@every_language
@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_the_copy_says_to_whom_the_paper_goes(kind: Kind, language: Language) -> None:
    rows = rows_of(plain_copy(Told(kind, {}, has_gaps=False), language))
    words = plain_words()[language.value]
    assert (words["to"] in rows) is (kind.addressee is not Addressee.NOBODY)


@pytest.mark.parametrize(
    ("language", "sum_said"),
    [
        (Language.RU, "329\u00a0480,00\u00a0₽"), (Language.KY, "329\u00a0480,00\u00a0₽"),
        (Language.TG, "329\u00a0480,00\u00a0₽"), (Language.UZ, "329\u00a0480,00\u00a0₽"),
        (Language.RO, "329.480,00\u00a0₽"), (Language.EN, "329,480.00\u00a0₽"),
    ],
)  # fmt: skip
def test_sums_and_days_of_the_copy_are_figures(language: Language, sum_said: str) -> None:
    said = {
        "to": "Инспекция, Москва",
        "debt_sum": written(FactKind.MONEY, "329480.00"),
        "decision_date": written(FactKind.DAY, "2026-11-02"),
        "decision_number": "12 (двенадцать) а",
    }
    told = Told(kinds()["WAGE_CLAIM"], said, has_gaps=False, sent_on=TODAY, due_on=date(2026, 12, 20))
    words, rows = plain_words()[language.value], rows_of(plain_copy(told, language))
    assert rows[words["debt_sum"]] == sum_said
    assert rows[words["decision_date"]] == "02.11.2026"
    assert rows[words["decision_number"]] == said["decision_number"]
    assert rows[words["due_on"]] == "20.12.2026"
    assert rows[words["to"]].endswith(": Инспекция, Москва")


@every_language
def test_the_copy_of_a_draft_says_by_when_it_must_be_handed_in(language: Language) -> None:
    kind, words = kinds()["WAGE_CLAIM"], plain_words()[language.value]
    rows = rows_of(plain_copy(Told(kind, {}, has_gaps=True, hand_in_by=date(2026, 12, 20)), language))
    assert rows[words["hand_in_by"]] == "20.12.2026"
    assert words["sent_on"] not in rows


def test_the_house_offers_bodies_of_the_regions_and_says_how_sure_it_is() -> None:
    rows = offered_by_the_house().values()
    regions = {
        "RU-MOW",
        "RU-MOS",
        "RU-SPE",
        "RU-LEN",
        "RU-KDA",
        "RU-SVE",
        "RU-NVS",
        "RU-TA",
        "RU-ROS",
        "RU-SAM",
    }
    for kind in (Addressee.LABOUR_INSPECTORATE, Addressee.PROSECUTOR, Addressee.MIGRATION_AUTHORITY):
        assert {row.region for row in rows if row.kind is kind} == {*regions, "RU"}
    assert {row.region for row in rows if row.kind is Addressee.CONSULATE} == {"KG", "TJ", "UZ", "MD"}
    assert all(row.confidence.standing is not Standing.LAW for row in rows)  # nobody has been to their sites


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"kind": Addressee.EMPLOYER}, "NO_AUTHORITY"), ({"name": ""}, "NO_NAME"),
        ({"address": "Москва"}, "ADDRESS_UNSAID"), ({"of_address": Confidence.DERIVED}, "ADDRESS_UNSAID"),
        ({"confidence": Confidence.SEEN_IN_SECONDARY}, "NO_SOURCE"), ({"region": "RU-QQQ"}, "RU-QQQ"),
    ],
)  # fmt: skip
def test_a_row_that_says_more_than_is_known_stops_the_start(change: dict[str, Any], flaw: str) -> None:
    with pytest.raises(Unsound, match=flaw):
        check_offered(replace(offered_by_the_house()["git-mow"], **change))


def test_of_a_body_that_nobody_checked_the_paper_marks_name_and_address() -> None:
    kind = kinds()["PROSECUTOR_COMPLAINT"]
    marked = [
        draft(
            kind, facts(), {}, replace(frame_of(kind, {}), to=To("Прокуратура", address, is_checked=False))
        ).to
        for address in ("Москва", "")
    ]
    told = [[run.text for line in lines for run in line] for lines in marked]
    assert told == [
        ["[проверить: Прокуратура]", "[проверить: Москва]"],
        ["[проверить: Прокуратура]", "[заполнить: адрес]"],
    ]


def rows_of(copy: Paper) -> dict[str, str]:
    return {name: value for block in copy.blocks if isinstance(block, Facts) for name, value in block.rows}


def test_the_wage_claim_counts_each_month_and_adds_it_up() -> None:
    """Two months of 45 000, late by 100 and 69 days of 20 November: worked out by the rule, added up here."""
    kind = kinds()["WAGE_CLAIM"]
    table = read(FactKind.MONTHS, "07.2026; 45000; 15.08.2026\n08.2026; 45000,50; 15.09.2026")
    known = dict(added_up({"debt_months": Known(table, Source.TYPED)}))
    done = worked(kind, known, BOOK, TODAY)
    assert known["debt_sum"].value == "90000.50"
    late = [one.reckoned.due.amount for one in done.counted if one.name != "duty"]
    (counted,) = done.reckoning
    assert len(late) == len(counted.rows) == 2
    assert counted.foot[1] == "90 000,50"
    assert f"{sum(late):.2f}".replace(".", ",") == counted.foot[4].replace(" ", "")
    assert done.figures["duty"].text.startswith("Работник, который требует зарплату, не платит")


def test_what_nobody_has_checked_is_marked_in_the_paper() -> None:
    made = letter(kinds()["POWER_OF_ATTORNEY"], all_known(kinds()["POWER_OF_ATTORNEY"]))
    assert made.gaps == [gap for gap in made.gaps if gap.startswith("[проверить: ")] != []
