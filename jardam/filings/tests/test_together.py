"""One paper of several workers: it tells of those who agree at this moment, keeps what it took, and each own case says that it went."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from jardam.cases.actions import bar_colleague
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.models import Claim, Dealing
from jardam.collective.actions import part_worker
from jardam.collective.models import Collective
from jardam.collective.rules.agreeing import Reader
from jardam.filings import actions
from jardam.filings.actions import Answer, Sending, register_answer, send_paper, take_workers
from jardam.filings.actions.drafting import SheetChanged
from jardam.filings.models import Paper, PaperWorker
from jardam.filings.printed import docx_of, pdf_of
from jardam.filings.rules.annex import DELAYS, MONTHS
from jardam.filings.rules.russian import figures
from jardam.filings.rules.states import Way
from jardam.filings.sealing import field_of
from jardam.filings.tests.conftest import begun, read_by
from jardam.filings.tests.test_claimed import made
from jardam.papers.letters import Caption, Reckoning
from jardam.people.actions import erase_person
from tests.together import (
    NAMES,
    answered,
    claimed,
    claims,
    close,
    close_file,
    collective,
    here,
    law,
    part_of,
    say,
    seen,
    withdrawn,
)

pytestmark = pytest.mark.django_db
__all__ = ["claimed", "claims", "collective", "here", "law"]


@pytest.fixture
def paper(collective: Collective, claims: list[Claim], amina: User) -> Paper:
    """A complaint in the case of the first, who speaks for all three; each has said yes to all."""
    for claim in claims:
        answered(part_of(claim), amina)
    return taken(begun(claims[0].case, amina), collective, amina)


def taken(paper: Paper, collective: Collective, by: User) -> Paper:
    paper.refresh_from_db()
    return take_workers(paper, collective, paper.revision, by=by, at=timezone.now())


def send(paper: Paper, by: User) -> Paper:
    today = timezone.localdate()
    paper.refresh_from_db()
    told = Sending(Way.POST, today, today, read_by(paper, by), is_filled_by_hand=True)
    return send_paper(paper, told, by=by, at=timezone.now())


def table_of(paper: Paper, by: User) -> Reckoning:
    (table,) = (part for part in made(paper, by).letter.parts if isinstance(part, Reckoning))
    return table


def names_in(paper: Paper, by: User) -> list[str]:
    return [row[1] for row in table_of(paper, by).rows]


def test_the_table_tells_each_own_sum_and_what_all_are_owed(paper: Paper, amina: User) -> None:
    table = table_of(paper, amina)
    assert [row[1:4] for row in table.rows] == [
        (NAMES[0], "июль 2026 г.", "62 000,00"),
        (NAMES[1], "июль 2026 г.", "40 000,00"),
        (NAMES[2], "июль 2026 г.", "51 500,50"),
    ]
    assert table.foot[1:4] == ("Итого", "", "153 500,50")
    said = "".join(run.text for part in made(paper, amina).letter.parts for run in getattr(part, "words", ()))
    assert (
        "Работников: 3. Задолженность перед всеми: 153 500 (сто пятьдесят три тысячи пятьсот) рублей 50 копеек"
        in said
    )


def test_each_has_a_reckoning_of_their_own_behind_the_paper(paper: Paper, amina: User) -> None:
    draft = made(paper, amina)
    captions = [part.text for part in draft.letter.annexed if isinstance(part, Caption)]
    tables = [part for part in draft.letter.annexed if isinstance(part, Reckoning)]
    assert captions == [caption for name in NAMES for caption in (name, MONTHS, DELAYS)]
    assert [table.foot[1] for table in tables if table.foot] == ["62 000,00", "40 000,00", "51 500,50"]
    assert list(draft.frame.annexes)[-3:] == [f"расчёт: {name}" for name in NAMES]


def test_it_is_made_as_word_and_pdf(paper: Paper, amina: User) -> None:
    draft = made(paper, amina)
    word = Document(BytesIO(docx_of(paper, draft)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert all(name in cells for name in NAMES)
    assert len(word.tables) == 1 + 3 * len(NAMES)  # of all; of each the sums, the months, the delays
    assert pdf_of(draft).startswith(b"%PDF")


def test_the_price_of_a_lawsuit_is_that_of_all(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    for claim in claims:
        answered(part_of(claim), amina, Reader.COURT)
    draft = made(taken(begun(claims[1].case, amina, "WAGE_CLAIM"), collective, amina), amina)
    assert draft.frame.workers is not None
    late = sum((one.late for one in draft.frame.workers.told), Decimal(0))
    assert late > 0
    assert draft.said["price"].startswith(figures(Decimal("153500.50") + late)[:-3])
    assert draft.frame.workers.told[0].name == NAMES[1]


def test_only_those_stand_in_it_who_agreed_to_this_reader(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    answered(part_of(claims[0]), amina)
    answered(part_of(claims[1]), amina, Reader.EMPLOYER, Reader.INSPECTORATE)
    answered(part_of(claims[2]), amina, Reader.COURT)
    paper = taken(begun(claims[0].case, amina), collective, amina)
    assert names_in(paper, amina) == list(NAMES[:2])


def test_a_paper_of_one_takes_nobody(collective: Collective, claims: list[Claim], amina: User) -> None:
    answered(part_of(claims[0]), amina)
    with pytest.raises(actions.NobodyBeside):
        taken(begun(claims[0].case, amina), collective, amina)
    answered(part_of(claims[1]), amina)
    with pytest.raises(actions.NotSpokenFor):
        taken(begun(claims[2].case, amina), collective, amina)


def test_a_yes_taken_back_leaves_the_draft_at_once_and_stops_it(
    paper: Paper, collective: Collective, claims: list[Claim], amina: User
) -> None:
    withdrawn(claims[1], amina)
    assert names_in(paper, amina) == [NAMES[0], NAMES[2]]
    with pytest.raises(actions.ConsentLapsed):
        send(paper, amina)
    taken(paper, collective, amina)
    assert send(paper, amina).is_frozen


def test_who_leaves_or_whose_case_is_closed_leaves_the_draft_too(
    paper: Paper, claims: list[Claim], amina: User
) -> None:
    part_worker(part_of(claims[1]), "передумал", by=amina, at=timezone.now())
    close(claims[2].case, amina)
    assert names_in(paper, amina) == [NAMES[0]]
    with pytest.raises(actions.ConsentLapsed):
        send(paper, amina)


def test_nobody_speaks_for_the_others_who_takes_no_part(
    paper: Paper, collective: Collective, claims: list[Claim], amina: User
) -> None:
    withdrawn(claims[0], amina)
    with pytest.raises(actions.ConsentLapsed):
        send(paper, amina)
    with pytest.raises(actions.NotSpokenFor):
        taken(paper, collective, amina)
    paper.refresh_from_db()
    actions.leave_others_out(paper, paper.revision, by=amina, at=timezone.now())
    assert send(paper, amina).is_frozen
    assert list(Dealing.objects.values_list("claim", flat=True)) == [claims[0].pk]


def test_a_draft_keeps_what_it_took_until_it_is_taken_over(
    paper: Paper, collective: Collective, claims: list[Claim], amina: User
) -> None:
    say(claims[1], amina, "40000", "5000")
    assert table_of(paper, amina).rows[1][3] == "40 000,00"
    taken(paper, collective, amina)
    assert table_of(paper, amina).rows[1][3] == "45 000,00"


def test_of_an_erased_worker_nothing_is_left_in_a_draft(
    paper: Paper, claims: list[Claim], amina: User
) -> None:
    erase_person(claims[1].case.person, by=amina, at=timezone.now())
    assert PaperWorker.objects.filter(paper=paper).count() == 2
    assert names_in(paper, amina) == [NAMES[0], NAMES[2]]


def test_who_read_an_older_draft_takes_nothing(paper: Paper, collective: Collective, amina: User) -> None:
    with pytest.raises(SheetChanged):
        take_workers(paper, collective, 1, by=amina, at=timezone.now())


def test_whoever_may_not_see_one_of_them_does_not_see_the_paper(
    paper: Paper, claims: list[Claim], amina: User, farida: User
) -> None:
    assert Paper.objects.visible_to(farida).filter(pk=paper.pk).exists()
    bar_colleague(claims[2].case, farida, seen(claims[2].case), by=amina, at=timezone.now())
    assert Case.objects.visible_to(farida).filter(pk=paper.case_id).exists()
    assert not Paper.objects.visible_to(farida).filter(pk=paper.pk).exists()


def test_when_it_went_each_case_has_its_entry_its_step_and_its_term(
    paper: Paper, claims: list[Claim], amina: User
) -> None:
    sent = send(paper, amina)
    assert sent.term is not None
    for claim in claims:
        case = Case.objects.get(pk=claim.case_id)
        answers = Term.objects.filter(case=case, code="git_complaint_answer")
        assert [term.due_on for term in answers] == [sent.term.due_on]
        assert [dealing.kind for dealing in Dealing.objects.filter(claim=claim)] == ["COMPLAINT"]
        assert case.entries.filter(kind="PAPER").exists()
    assert not PaperWorker.objects.exclude(sealed_taken=None).exists()
    assert NAMES[2] in field_of(sent, sent.case.person.key, "sent")["said"]["workers"]


@pytest.mark.parametrize("days, state", [(1, TermState.MET), (400, TermState.SILENT)])
def test_the_answer_ends_the_term_of_each(
    paper: Paper, claims: list[Claim], amina: User, days: int, state: TermState
) -> None:
    sent = send(paper, amina)
    close(claims[1].case, amina)
    answered_on = timezone.localdate() + timedelta(days=days)
    register_answer(sent, Answer(answered_on, "7-123", "проверили"), by=amina, at=timezone.now())
    terms = {term.case_id: term.state for term in Term.objects.filter(code="git_complaint_answer")}
    assert terms == {
        claims[0].case_id: state.value,
        claims[1].case_id: TermState.DROPPED.value,
        claims[2].case_id: state.value,
    }


def test_what_was_sent_stays_when_somebody_takes_their_yes_back_or_is_erased(
    paper: Paper, claims: list[Claim], amina: User
) -> None:
    sent = send(paper, amina)
    withdrawn(claims[1], amina)
    erase_person(claims[2].case.person, by=amina, at=timezone.now())
    said = field_of(sent, sent.case.person.key, "sent")["said"]["workers"]
    assert all(name in said for name in NAMES)
    assert PaperWorker.objects.filter(paper=sent).count() == 2


def test_what_nobody_knows_is_a_gap_in_the_table(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    for claim in claims[:2]:
        answered(part_of(claim), amina)
    say(claims[1], amina)
    draft = made(taken(begun(claims[0].case, amina), collective, amina), amina)
    assert "[заполнить: сумма задолженности работника]" in draft.letter.gaps
    assert draft.has_gaps


def test_when_nobody_else_is_left_it_goes_to_nobody_as_one_of_several(
    paper: Paper, claims: list[Claim], amina: User
) -> None:
    for claim in claims[1:]:
        erase_person(claim.case.person, by=amina, at=timezone.now())
    with pytest.raises(actions.ConsentLapsed):
        send(paper, amina)
    paper.refresh_from_db()
    actions.leave_others_out(paper, paper.revision, by=amina, at=timezone.now())
    assert send(paper, amina).is_frozen


@pytest.mark.parametrize("gone", [1, 0])
def test_whoever_was_barred_from_one_of_them_stays_out_of_what_was_sent_when_files_are_closed(
    paper: Paper, claims: list[Claim], amina: User, farida: User, gone: int
) -> None:
    bar_colleague(claims[1].case, farida, seen(claims[1].case), by=amina, at=timezone.now())
    sent = send(paper, amina)
    close_file(claims[gone].case, amina, farida)
    assert not Paper.objects.visible_to(farida).filter(pk=sent.pk).exists()
    assert Paper.objects.visible_to(amina).filter(pk=sent.pk).exists()


def test_whoever_was_barred_from_an_erased_worker_stays_out_of_what_was_sent(
    paper: Paper, claims: list[Claim], amina: User, farida: User
) -> None:
    bar_colleague(claims[2].case, farida, seen(claims[2].case), by=amina, at=timezone.now())
    sent = send(paper, amina)
    erase_person(claims[1].case.person, by=amina, at=timezone.now())
    erase_person(claims[2].case.person, by=amina, at=timezone.now())
    assert not Paper.objects.visible_to(farida).filter(pk=sent.pk).exists()
    assert Paper.objects.visible_to(amina).filter(pk=sent.pk).exists()
