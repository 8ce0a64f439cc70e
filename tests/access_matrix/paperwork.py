"""Papers of cases: who may read and send them; and the papers of a centre at work."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.exhibits.actions import Prepared
from jardam.exhibits.copying import Copy
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.scanning import Scan
from jardam.filings.actions import (
    Entered,
    Sending,
    add_authority,
    add_template,
    begin_paper,
    keep_sent_file,
    send_paper,
)
from jardam.filings.drafted import drafted
from jardam.filings.models import Paper
from jardam.filings.providers import Asked
from jardam.filings.reading import kinds
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.kinds import Addressee
from jardam.filings.rules.states import Way
from jardam.filings.sealing import ANNEXES, MORE, seal_field
from jardam.filings.word.own import beginning_of
from jardam.kernel.ids import day_uuid
from jardam.people.models import Person
from tests.access_matrix.actors import CASE, NOBODY, of_centre
from tests.access_matrix.casework import BARRED, Worked, of_case
from tests.access_matrix.claims import MATRIX as OTHER_PAGES
from tests.access_matrix.matrix import ENDED, KNOWN, MISSING, RESTRICTED, THEIRS
from tests.access_matrix.table import Access, Page, only, page, to

WENT = "one that was sent"
KIND = kinds()["INSPECTORATE_COMPLAINT"]
JURISTS = of_centre(Role.LAWYER, Role.CENTRE_HEAD)


def of_paper(known: int, went: int, methods: str = "GET HEAD POST") -> Page:
    """A step with a draft, which a paper that was sent and one of a closed case answer otherwise."""
    row = of_case(known, 302, methods)
    return replace(row, things={**row.things, WENT: only(CASE, 200, went)})


def kept_late(row: Page) -> Page:
    """Who typed into a paper that went, or whose case was closed, keeps what they typed."""
    late = only(CASE, 302, 409)
    return replace(row, things={**row.things, WENT: late, ENDED: late})


def of_sent_file(may: Access, methods: str) -> Page:
    """A draft, also one of a closed case, has none."""
    return Page(methods, {WENT: may, **dict.fromkeys((KNOWN, ENDED, RESTRICTED, BARRED), only(NOBODY))})


PAPER_PAGES: dict[str, Page] = {
    "desk:case_paper_add": of_case(422, 302),
    "desk:case_paper": of_paper(200, 200, "GET HEAD"),
    "desk:case_paper_file": of_paper(200, 200, "GET HEAD"),
    "desk:case_paper_plain": of_paper(200, 200, "GET HEAD"),
    "desk:case_paper_fill": kept_late(of_paper(422, 302)),
    "desk:case_paper_claim": of_paper(302, 302, "POST"),
    "desk:case_paper_drop": of_paper(302, 302),
    "desk:case_paper_send": of_paper(422, 302),
    "desk:case_paper_answer": of_paper(302, 422),
    "desk:case_paper_went": of_paper(302, 422),
    "desk:case_paper_went_copy": of_sent_file(only(CASE, 200), "GET HEAD"),
    "desk:case_paper_went_original": of_sent_file(Access(CASE, JURISTS, frozenset({200})), "POST"),
    "desk:case_paper_went_check": of_sent_file(only(CASE, 302), "POST"),
    "desk:papers_waiting": page("GET HEAD", CASE, 200),
    "desk:authorities": page("GET HEAD", CASE, 200),
    "desk:authority_add": page("GET HEAD POST", CASE, 200, 422),
    "desk:authority": Page("GET HEAD POST", {KNOWN: only(CASE, 200, 422)}),
    "desk:templates": page("GET HEAD POST", CASE, 200, 422),
    "desk:template_retire": Page("POST", {KNOWN: only(CASE, 302)}),
    "desk:template_beginning": Page("GET HEAD", {KNOWN: to(CASE, 200)}),
}
MATRIX = OTHER_PAGES | PAPER_PAGES


@dataclass(frozen=True)
class Papers:
    """The papers of a centre that an address can name. ``went``: one that was sent, in a case of its own."""

    by_relation: dict[str, UUID]
    went: Paper
    authority: UUID
    template: UUID


def papers_of(worked: Worked, known: Person, told: str, *, by: User, at: datetime) -> Papers:
    """Call it before a file is closed."""
    cases = {KNOWN: worked.open, ENDED: worked.closed, RESTRICTED: worked.of_restricted}
    drafts = {relation: draft_in(case, by=by, at=at) for relation, case in cases.items()}
    went = sent_of(known, told, by=by, at=at)
    entered = Entered(Addressee.PROSECUTOR, "RU-MOW", told, told, told, Checked.NOBODY)
    authority = add_authority(entered, by=by, at=at)
    template = add_template(day_uuid(), KIND, told, beginning_of(KIND), by=by, at=at)
    return Papers(drafts | {WENT: went.pk}, went, authority.pk, template.pk)


def sent_of(person: Person, told: str, *, by: User, at: datetime) -> Paper:
    """A complaint that went, in a case of its own, with the file that went."""
    then = NextAction(told, at.date() + timedelta(days=5))
    case = open_case(Opening(day_uuid(), Track.WAGES, told, then, person=person), by=by, at=at)
    paper = begin_paper(case, KIND, day_uuid(), by=by, at=at)
    read = drafted(paper, Asked(paper.case, by, at, at.date())).fingerprint
    went = Sending(Way.POST, at.date(), at.date(), read, is_filled_by_hand=True)
    sent = send_paper(paper, went, by=by, at=at)
    content = told.encode()
    file = Prepared("", content, Form.PDF, Scan.UNCHECKED, Copy(content, 1, ()))
    keep_sent_file(sent, file, by=by, at=at)
    return sent


def draft_in(case_id: UUID, *, by: User, at: datetime) -> UUID:
    """The draft of a complaint, put there without a word in its case. Call it before the file is closed."""
    case = Case.objects.select_related("person__key").get(pk=case_id)
    paper = Paper(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        kind=KIND.code,
        made_on=at.date(),
        made_by=by,
    )
    seal_field(paper, case.person.key, "choices", {ANNEXES: [], MORE: ""}, None)
    paper.save(force_insert=True)
    return paper.pk


def paper_words(ours: Papers, theirs: Papers) -> dict[str, dict[str, object]]:
    """What the addresses of papers are filled in with, by relation."""
    relations = (KNOWN, ENDED, WENT, RESTRICTED, THEIRS)
    return {
        "paper_id": {**ours.by_relation, THEIRS: theirs.by_relation[KNOWN], MISSING: day_uuid()},
        "authority_id": {KNOWN: ours.authority, THEIRS: theirs.authority, MISSING: day_uuid()},
        "template_id": {KNOWN: ours.template, THEIRS: theirs.template, MISSING: day_uuid()},
        "paper_kind": {KNOWN: KIND.code, THEIRS: "x", MISSING: "y"},
        "plain_language": dict.fromkeys(relations, "ky") | {MISSING: "xx"},
        "file_form": dict.fromkeys(relations, "pdf") | {MISSING: "exe"},
    }


def words_of_barred(draft: UUID) -> dict[str, dict[str, object]]:
    """The same of a case from which somebody is barred."""
    return {
        "paper_id": {BARRED: draft},
        "plain_language": {BARRED: "ky"},
        "file_form": {BARRED: "pdf"},
    }
