"""A paper is drafted from what is known, and what was sent stays as it was."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.utils import timezone
from docx import Document

from jardam.audit.models import Entry as AuditEntry
from jardam.cases.actions import CaseClosed, Said
from jardam.cases.models import Case
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.exhibits.actions import Prepared
from jardam.exhibits.copying import Copy
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.scanning import Scan
from jardam.filings.actions import (
    Answer,
    DrawnElsewhere,
    Entered,
    Filled,
    GapsLeft,
    Sending,
    SheetChanged,
    begin_paper,
    drop_paper,
    fill_paper,
    keep_authority,
    keep_sent_file,
    register_answer,
    send_paper,
)
from jardam.filings.actions.answering import AnsweredBeforeSent
from jardam.filings.drafted import drafted
from jardam.filings.models import Authority, Paper, SentFile, Sheet
from jardam.filings.reading import kinds
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.differences import differences
from jardam.filings.rules.facts import Source
from jardam.filings.rules.kinds import Addressee
from jardam.filings.rules.russian import day
from jardam.filings.rules.states import PaperMoved, Way
from jardam.filings.sealing import facts_of, field_of, file_of, sent_about, sent_bytes_of, words_of
from jardam.filings.tests.conftest import FACTS, NAME, asked, begun, fill, inspectorate, read_by
from jardam.people.actions import erase_person, restrict_person
from jardam.vault.argon import Cost
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.restricted import Opener
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db


def sending(paper: Paper, **other: object) -> Sending:
    today = timezone.localdate()
    read = read_by(paper, paper.made_by)
    return replace(Sending(Way.POST, today, today, read), **other)  # type: ignore[arg-type]


def send(paper: Paper, by: User, **other: object) -> Paper:
    return send_paper(paper, sending(paper, **other), by=by, at=timezone.now())


def text_of(docx: bytes) -> str:
    return "\n".join(line.text for line in Document(BytesIO(docx)).paragraphs)


def test_what_nobody_knows_is_listed_and_stands_as_a_gap(amina: User, paper: Paper) -> None:
    made = drafted(paper, asked(paper, amina))
    assert made.missing == [code for code in made.kind.needs if code != "applicant_name"]
    assert "[заполнить: наименование работодателя]" in made.letter.gaps
    assert made.has_no_addressee


def test_what_the_house_holds_is_not_asked_again(amina: User, paper: Paper) -> None:
    known = drafted(paper, asked(paper, amina)).known
    assert (known["applicant_name"].value, known["applicant_name"].source) == (NAME, Source.PERSON)


def test_what_is_asked_of_the_inspector_is_not_asked_of_the_court(
    amina: User, case: Case, paper: Paper
) -> None:
    """Facts are shared by every paper of a case; what a paper asks for is its own, and a second one of its kind finds it."""
    fill(paper, amina)
    court, again = begun(case, amina, "WAGE_CLAIM"), begun(case, amina)
    known = drafted(court, asked(court, amina)).known
    assert known["applicant_address"].value == FACTS["applicant_address"]
    assert "requests" not in known
    assert drafted(again, asked(again, amina)).known["requests"].value == FACTS["requests"]


def test_a_filled_paper_has_no_gap(amina: User, paper: Paper) -> None:
    made = drafted(fill(paper, amina), asked(paper, amina))
    assert (made.missing, made.letter.gaps, made.has_gaps) == ([], [], False)
    assert made.said["debt_sum"] == "45 000 (сорок пять тысяч) рублей 00 копеек"
    assert made.said["law"] == "59-ФЗ, ст. 7; ТК РФ, ст. 353–365"


def test_an_authority_that_nobody_checked_is_marked(amina: User, paper: Paper) -> None:
    filled = fill(paper, amina)
    Authority.objects.update(checked=Checked.NOBODY.value, checked_on=None)
    filled.authority.refresh_from_db()  # type: ignore[union-attr]
    assert drafted(filled, asked(paper, amina)).letter.gaps == [
        "[проверить: Инспекция труда]",
        "[проверить: Москва, 1]",
    ]


def test_facts_are_asked_once_for_all_papers_of_a_case(amina: User, case: Case, paper: Paper) -> None:
    fill(paper, amina)
    other = begun(case, amina)
    assert drafted(other, asked(other, amina)).known["employer_name"].value == FACTS["employer_name"]


def test_a_form_sent_twice_begins_one_paper(amina: User, case: Case, paper: Paper) -> None:
    begin_paper(case, kinds()[paper.kind], paper.pk, by=amina, at=timezone.now())
    assert Paper.objects.count() == 1


def test_an_id_that_another_case_has_begins_nothing(amina: User, paper: Paper, other_case: Case) -> None:
    with pytest.raises(DrawnElsewhere):
        begin_paper(other_case, kinds()[paper.kind], paper.pk, by=amina, at=timezone.now())
    assert list(Paper.objects.values_list("case", flat=True)) == [paper.case_id]


def test_whoever_is_behind_overwrites_nothing(amina: User, paper: Paper) -> None:
    fill(paper, amina)
    late = Filled(0, 1, {"position": "грузчик"})
    with pytest.raises(SheetChanged):
        fill_paper(paper, late, by=amina, at=timezone.now())
    assert facts_of(paper.case)[1]["position"] == FACTS["position"]


def test_a_fact_that_is_emptied_is_a_gap_again(amina: User, paper: Paper) -> None:
    made = drafted(fill(paper, amina, position=""), asked(paper, amina))
    assert made.missing == ["position"]


def test_a_paper_with_gaps_goes_only_when_they_were_filled_by_hand(amina: User, paper: Paper) -> None:
    with pytest.raises(GapsLeft):
        send(paper, amina)
    sent = send(paper, amina, is_filled_by_hand=True)
    assert "[заполнить: адрес работодателя]" in field_of(sent, sent.case.person.key, "sent")["gaps"]


def test_what_was_sent_stays_byte_for_byte(amina: User, case: Case, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    key = sent.case.person.key
    kept = {name: file_of(sent, key, name) for name in ("pdf", "docx")}
    other = begun(case, amina)
    other = fill(other, amina, debt_sum="50000.00")
    sent.refresh_from_db()
    assert {name: file_of(sent, key, name) for name in kept} == kept
    assert kept["pdf"].startswith(b"%PDF")
    assert "45 000 (сорок пять тысяч) рублей" in text_of(kept["docx"])
    was, now = field_of(sent, key, "sent")["said"], drafted(other, asked(other, amina)).said
    (one,) = differences(was, now)
    assert (one.code, one.was[:6], one.now[:6]) == ("debt_sum", "45 000", "50 000")


def test_sending_starts_the_clock_of_the_answer(amina: User, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    assert sent.term is not None
    assert (sent.term.code, sent.term.is_open) == ("git_complaint_answer", True)
    assert sent.term.due_on >= timezone.localdate() + timedelta(days=30)


def test_the_answer_ends_it(amina: User, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    answer = Answer(timezone.localdate(), "77-1", "отказали")
    answered = register_answer(sent, answer, by=amina, at=timezone.now())
    answered.term.refresh_from_db()  # type: ignore[union-attr]
    assert answered.term.state == TermState.MET  # type: ignore[union-attr]
    with pytest.raises(PaperMoved):
        register_answer(sent, answer, by=amina, at=timezone.now())


def test_an_answer_that_came_too_late_is_the_authority_s_fault_and_not_our_missed_term(
    amina: User, paper: Paper
) -> None:
    long_ago = timezone.localdate() - timedelta(days=90)
    sent = send(fill(paper, amina), amina, sent_on=long_ago)
    answered = register_answer(sent, Answer(timezone.localdate(), "", "поздно"), by=amina, at=timezone.now())
    answered.term.refresh_from_db()  # type: ignore[union-attr]
    assert answered.term.state == TermState.SILENT  # type: ignore[union-attr]


def test_no_answer_comes_before_the_paper_went(amina: User, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    before = Answer(timezone.localdate() - timedelta(days=1), "", "-")
    with pytest.raises(AnsweredBeforeSent):
        register_answer(sent, before, by=amina, at=timezone.now())


def test_what_went_days_ago_bears_the_day_on_which_it_went(amina: User, paper: Paper) -> None:
    went_on = timezone.localdate() - timedelta(days=3)
    sent = send(fill(paper, amina), amina, sent_on=went_on)
    assert day(went_on) in text_of(file_of(sent, sent.case.person.key, "docx"))


def test_time_alone_changes_nothing_of_what_was_sent(amina: User, case: Case) -> None:
    """Compensation grows by the day: a paper is compared as of its own day."""
    paper = begun(case, amina, "WAGE_CLAIM")
    facts = Filled(0, 1, {**FACTS, "debt_months": "2026-07;45000.00;2026-08-15"})
    paper = fill_paper(paper, facts, by=amina, at=timezone.now())
    sent = send(paper, amina, sent_on=timezone.localdate() - timedelta(days=9), is_filled_by_hand=True)
    was = field_of(sent, sent.case.person.key, "sent")["said"]
    assert list(differences(was, drafted(sent, asked(sent, amina), on=sent.sent_on).said)) == []
    later = drafted(sent, asked(sent, amina)).said
    assert {one.code for one in differences(was, later)} == {"late_pay", "late_pay_day", "price"}


def test_nothing_is_sent_that_was_not_read(amina: User, paper: Paper) -> None:
    filled = fill(paper, amina)
    late = sending(filled, seen="of another day")
    with pytest.raises(SheetChanged):
        send_paper(filled, late, by=amina, at=timezone.now())


def test_an_address_that_changed_since_it_was_read_is_not_sent(amina: User, paper: Paper) -> None:
    filled = fill(paper, amina)
    assert filled.authority is not None
    read = sending(filled)
    words = words_of(filled.authority)
    moved = Entered(
        Addressee(filled.authority.kind),
        filled.authority.region,
        words["name"],
        "Москва, 99",
        "-",
        Checked.NOBODY,
    )
    keep_authority(filled.authority, moved, seen=1, by=amina, at=timezone.now())
    with pytest.raises(SheetChanged):
        send_paper(Paper.objects.get(), read, by=amina, at=timezone.now())


def test_what_was_sent_is_neither_filled_nor_thrown_away(amina: User, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    with pytest.raises(PaperMoved):
        fill(sent, amina)
    with pytest.raises(PaperMoved):
        drop_paper(sent, Said(1), by=amina, at=timezone.now())


def test_a_closed_case_gets_no_paper(amina: User, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(
        stage="CLOSED", ending="LEFT", next_on=None, sealed_next=None, closed_on=timezone.localdate()
    )
    with pytest.raises(CaseClosed):
        begun(case, amina)


def test_the_case_and_the_audit_tell_what_was_done(amina: User, paper: Paper) -> None:
    send(fill(paper, amina), amina)
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"paper.begun", "paper.filled", "paper.sent", "case.term_set"} <= verbs
    assert paper.case.entries.filter(kind="PAPER").count() == 2


def test_nothing_of_an_erased_person_can_be_read(amina: User, farida: User, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    erase_person(sent.case.person, by=farida, at=timezone.now())
    sent = Paper.objects.select_related("case__person__key").get(pk=sent.pk)
    with pytest.raises(FileKeyDestroyed):
        file_of(sent, sent.case.person.key, "pdf")


def test_no_word_of_a_paper_rests_in_clear(amina: User, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    for row in (*Sheet.objects.all(), sent, inspectorate(amina)):
        kept = b"".join(
            bytes(getattr(row, field.attname) or b"")
            for field in row._meta.concrete_fields
            if field.name.startswith("sealed_")
        )
        assert kept
        assert "Стройка".encode() not in kept


def test_papers_move_with_the_closed_file(amina: User, farida: User, paper: Paper) -> None:
    sent = send(fill(paper, amina), amina)
    content = b"as it went"
    went = Prepared("", content, Form.PDF, Scan.CLEAN, Copy(content, 1, ()))
    keep_sent_file(sent, went, by=amina, at=timezone.now())
    opened = {
        one.pk: opened_private(one, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
        for one in (amina, farida)
    }
    restrict_person(sent.case.person, [amina, farida], by=amina, at=timezone.now())
    found = Paper.objects.select_related("case__person__key").get(pk=sent.pk)
    key = found.case.person.key
    with pytest.raises(FileKeyLocked):
        file_of(found, key, "pdf")
    opener = Opener(amina.pk, X25519PrivateKey.from_private_bytes(opened[amina.pk]))
    assert file_of(found, key, "pdf", opener).startswith(b"%PDF")
    file = SentFile.objects.get(paper=found)
    assert [sent_bytes_of(file, key, field, opener) for field in ("original", "copy")] == [b"as it went"] * 2
    assert sent_about(file, key, opener)["digest"] == sha256(b"as it went").hexdigest()
    assert field_of(found, key, "sent", opener)["said"]["employer_name"] == FACTS["employer_name"]
    assert facts_of(found.case, opener)[1]["position"] == FACTS["position"]
