"""One paper as its page shows it: what is missing first, then what it says and where each word is from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.audit.actions import note_reading, note_readings
from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.claims.counting import WAGES
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.page import today_of
from jardam.desk.casework.terms import reading_language
from jardam.desk.claiming.following import after_paper
from jardam.desk.paperwork.beside import shown_beside
from jardam.desk.paperwork.claim import Claims, behind, claims_of, taken_now
from jardam.desk.paperwork.following import following
from jardam.desk.paperwork.together import together
from jardam.filings.annexed import standing_of_sent
from jardam.filings.choices import addressees, sources
from jardam.filings.claimed import COUNTED, takes_claim
from jardam.filings.drafted import Drafted, Material, made_of, material
from jardam.filings.figures import DEBT, DUTY, LATE_PAY, Counted
from jardam.filings.models import Paper
from jardam.filings.permissions import may_file, may_take_sent_original
from jardam.filings.providers import Asked
from jardam.filings.reading import OF_WORKERS, facts, kinds
from jardam.filings.rules.differences import differences
from jardam.filings.rules.facts import Source
from jardam.filings.sealing import counted_of, field_of
from jardam.filings.workers import OF_WORKER, others_of
from jardam.kernel.languages import OWN_NAMES
from jardam.law.kept import kept_rule_book
from jardam.law.rules.confidence import Standing
from jardam.law.rules.rulebook import RuleVersion
from jardam.law.wording import citation
from jardam.vault.unlocked import opener


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the paper says. ``source``: where it is from, in words; empty for what the house worked out."""

    label: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Norm:
    """The row of the law that the paper cites. ``level``: as `marks.confidence` draws it."""

    code: str
    law: str
    level: str
    sources: str
    checked_on: Any


@dataclass(frozen=True, slots=True)
class Number:
    """A number, in words; ``how``: what it was worked out from. ``claim``: whose facts stand behind it.

    ``rules``: the rows of the law by which it was counted, where it was counted just now; ``versions``: those of then.
    """

    label: str
    said: Sequence[str]
    how: str
    claim: str = ""
    rules: Sequence[RuleVersion] = ()
    versions: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Other:
    """What was sent, and what a draft of today would say."""

    label: str
    was: str
    now: str


def asked_of(request: StaffRequest, found: Case) -> Asked:
    return Asked(found, request.user, timezone.now(), today_of(request), opener(request))


def note_paper(request: StaffRequest, paper: Paper, verb: str) -> None:
    """That its words were read; whoever reads it reads of every worker of whom it tells."""
    by, at = request.user, timezone.now()
    note_reading(verb, paper, by=by, at=at)
    note_readings("case.read", others_of(paper), by=by, at=at)


def paper_page(request: StaffRequest, found: Case, paper: Paper) -> dict[str, object]:
    """Everything the page shows, and a line in the audit. Errors: FileKeyLocked; FileKeyDestroyed."""
    note_paper(request, paper, "paper.read")
    asked = asked_of(request, found)
    held = material(paper, asked)
    claims = claims_of(found, asked.opener) if takes_claim(kinds()[paper.kind]) else {}
    head = head_of(request, found, paper)
    if paper.is_frozen:
        fresh = taken_now(claims, held.taken, asked.today)
        made = made_of(paper, held, fresh, asked.today, paper.sent_on or asked.today)
        return _frozen(request, found, paper, made) | head | {"made": made}
    made = made_of(paper, held, held.taken, asked.today, asked.today)
    others = {"together": together(paper, made, request.user, asked.today)}
    return _draft(made) | head | {"made": made} | others | _behind(paper, held, made, claims, asked.today)


def head_of(request: StaffRequest, found: Case, paper: Paper) -> dict[str, object]:
    """What stands on every page about a paper. Opens nothing."""
    kind, language = kinds()[paper.kind], reading_language()
    return {
        "case": found,
        "number": spoken(found.reference),
        "paper": paper,
        "kind": kind,
        "title": kind.title(language.catalogue),
        "addressee": addressees()[kind.addressee],
        "may_file": found.is_open and may_file(request.user, paper),
        "languages": [(language.catalogue, language.tag, name) for language, name in OWN_NAMES.items()],
    }


def _behind(paper: Paper, held: Material, made: Drafted, claims: Claims, today: date) -> dict[str, object]:
    """The claim behind a draft, and what it says otherwise now."""
    if not claims:
        return {}
    found = behind(paper, held, made, claims, today)
    return {
        "behind": found,
        "forgotten": _forgotten(made, held),
        "claim_says": [Other(_label(one.code), one.was, one.now) for one in found.differing],
    }


def _forgotten(made: Drafted, held: Material) -> list[Said]:
    """What was typed for the case and is forgotten when the facts of a claim are taken."""
    codes = [code for code in COUNTED if code in made.kind.facts and held.typed.get(code)]
    return [Said(_label(code), made.said[code]) for code in codes if code in made.said]


def _draft(made: Drafted) -> dict[str, object]:
    language = reading_language().catalogue
    wanted = [facts()[code].label(language) for code in made.missing]
    of_facts = {f"[заполнить: {facts()[code].label('ru')}]" for code in made.missing}
    return {
        "wanted": [label[:1].upper() + label[1:] for label in wanted],
        "no_addressee": made.has_no_addressee,
        "marks": [gap for gap in made.letter.gaps if gap not in of_facts],
        "said": list(_said(made.said, {code: one.source.value for code, one in made.known.items()})),
        "norms": [_norm(row) for row in made.worked.rows],
        "files": made.files,
        "is_bundled": any(annex.has_pages for annex in made.files),
        "annexes": made.frame.annexes,
        "numbers": [_number(one, str(made.claim or "")) for one in made.worked.counted],
    }


def _frozen(request: StaffRequest, found: Case, paper: Paper, made: Drafted) -> dict[str, object]:
    key, unlocked = found.person.key, opener(request)
    sent = field_of(paper, key, "sent", unlocked)
    figures = paper.figures.order_by("number")
    today = today_of(request)
    differing = [one for one in differences(sent["said"], made.said) if not _is_of_others(one.code, sent)]
    files, gone = standing_of_sent(sent, found, unlocked)
    return {
        "said": list(_said(_in_order(made, sent["said"]), sent["sources"])),
        "sent": sent,
        "files": files,
        "is_bundled": any(annex.has_pages for annex in files),
        "files_gone": gone,
        "beside": shown_beside(paper, sent["hashes"], unlocked),
        "may_original": may_take_sent_original(request.user, paper),
        "annexes": sent.get("annexes", []),
        "numbers": [_sent_number(counted_of(one, key, unlocked), sent) for one in figures],
        "others": [
            Other(_label(one.code), one.was, one.now) for one in differing if one.code != "late_pay_day"
        ],
        "answer": field_of(paper, key, "answer", unlocked),
        "following": following(paper, kept_rule_book(today), today),
        "in_the_claim": after_paper(paper, sent.get("claim", ""), request.user),
        "next_step": made.kind.next_steps.get(reading_language().catalogue, ""),
    }


def _is_of_others(code: str, sent: Mapping[str, Any]) -> bool:
    """What a paper said of several workers stays with it: a draft of today would ask each of them anew."""
    return "workers" in sent["said"] and code in {*OF_WORKERS, "workers", "price"}


def _in_order(made: Drafted, said: Mapping[str, str]) -> dict[str, str]:
    """Sealed words come back in no order: here in that of the paper."""
    order = ["to", *made.kind.facts, *said]
    return {code: said[code] for code in order if code in said}


def _said(said: Mapping[str, str], from_where: Mapping[str, str]) -> Iterator[Said]:
    words = sources()
    for code, text in said.items():
        source = from_where.get(code, "")
        yield Said(_label(code), text, str(words[Source(source)]) if source else "")


def _label(code: str) -> str:
    """What a fact is called, or what the house worked out."""
    if code in facts():
        label = facts()[code].label(reading_language().catalogue)
        return label[:1].upper() + label[1:]
    return {
        "to": _("To whom it goes"),
        "law": _("Norms that it cites"),
        "duty": _("Duty"),
        "late_pay": _("Compensation for late wages"),
        "late_pay_day": _("Compensation is counted through"),
        "price": _("Price of the claim"),
        "workers": _("Workers who stand in it together"),
        "workers_number": _("How many workers"),
        "workers_total": _("Owed to all of them"),
    }.get(code, code)


def _norm(row: RuleVersion) -> Norm:
    standing: Standing = row.confidence.standing
    return Norm(row.code, citation(row), standing.value.lower(), row.sources, row.checked_on)


def _number(counted: Counted, claim: str = "") -> Number:
    """A number of a claim is worked out of its months, which stand on its own page."""
    rules = list(dict.fromkeys(counted.reckoned.rows))
    said = counted.reckoned.said(reading_language())
    if counted.name.startswith(OF_WORKER):
        name = counted.name.removeprefix(OF_WORKER) or "—"
        return Number(_("Unpaid wages: %(name)s") % {"name": name}, said, "", "", rules)
    if counted.reckoned.calculator == WAGES:
        return Number(_counted_labels().get(counted.name, counted.name), said, "", claim, rules)
    given = "; ".join(f"{name}: {value}" for name, value in counted.reckoned.given.items() if value)
    return Number(_counted_labels().get(counted.name, counted.name), said, given, "", rules)


def _sent_number(counted: Counted, sent: Mapping[str, Any]) -> Number:
    """As it was sent, with the versions of the rules that counted it then."""
    told = _number(counted, sent.get("claim", ""))
    return replace(told, versions=sent.get("rules", {}).get(counted.name, ()))


def _counted_labels() -> dict[str, str]:
    return {DUTY: _("Duty"), DEBT: _("Unpaid wages by the claim"), LATE_PAY: _("Compensation for late wages")}
