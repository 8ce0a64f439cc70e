"""What a closed case holds: the coded facts that the house fills in, and the names that may not stand in a precedent."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from jardam.cases.models import Case
from jardam.claims.models import Claim
from jardam.claims.queries import standing_sums
from jardam.claims.rules.money import Column, Currency, totals
from jardam.claims.sealing import counted_of, facts_of
from jardam.filings.models import Figure, Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperState
from jardam.filings.sealing import facts_of as paper_facts
from jardam.law.models import Use
from jardam.parties.models import Tie
from jardam.parties.rules.kinds import Kind
from jardam.people.queries import household_of, identity_to_change
from jardam.precedents.rules.bands import Money, lasted, money
from jardam.precedents.rules.cards import Coded
from jardam.precedents.rules.traces import Recorded

PEOPLE_TOLD = ("applicant_name",)
FIRMS_TOLD = ("employer_name",)
PLACES_TOLD = ("applicant_address", "employer_address", "work_place")
HUNDREDTHS = 100  # in a rouble
NUMBERS_TOLD = ("applicant_phone", "applicant_document", "last_passport")


def coded(case: Case) -> Coded:
    """Of a closed case. Four queries. Errors: FileKeyLocked, FileKeyDestroyed."""
    assert case.closed_on is not None
    claims = list(Claim.objects.filter(centre_id=case.centre_id, case=case).standing())
    papers, (claimed, received) = _papers(case), _money(case, claims)
    sent = sorted({paper.kind for paper in papers})
    authorities = {kinds()[kind].addressee for kind in sent}
    return Coded(
        track=case.track,
        ending=case.ending,
        lasted=lasted((case.closed_on - case.opened_on).days).value,
        claimed=claimed.value,
        received=received.value,
        papers=tuple(sent),
        authorities=tuple(sorted(one.value for one in authorities if one.is_authority)),
        law=tuple(sorted(_rows_behind(case, claims, papers) | set(_rows_named(sent)))),
    )


def recorded(case: Case) -> Recorded:
    """Whoever asks writes the reading down. Errors: as `coded`."""
    key, who = case.person.key, identity_to_change(case.person)
    sides = [facts_of(claim, key).who for claim in Claim.objects.filter(centre_id=case.centre_id, case=case)]
    _revision, told = paper_facts(case)
    kin = (member.name for _row, member in household_of(case.person))
    people, firms, places, numbers = _other_side(case)
    return Recorded(
        people=_kept(
            [*who.names, *kin, *(side.foreman for side in sides), *_told(told, PEOPLE_TOLD), *people]
        ),
        firms=_kept([*(side.employer for side in sides), *_told(told, FIRMS_TOLD), *firms]),
        places=_kept(
            [who.address, *(side.site for side in sides), *_told(told, PLACES_TOLD), case.reference, *places]
        ),
        numbers=_kept(
            [
                *who.phones,
                *who.messengers,
                *(paper.number for paper in who.documents),
                *(side.foreman for side in sides),  # a telephone is often written beside the name
                *_told(told, NUMBERS_TOLD),
                *numbers,
            ]
        ),
    )


def _other_side(case: Case) -> tuple[list[str], list[str], list[str], list[str]]:
    """People, firms, places and numbers of the parties that its claims were told of, in every spelling of this case. One query."""
    people: list[str] = []
    firms: list[str] = []
    places: list[str] = []
    numbers: list[str] = []
    into = {
        Kind.FIRM: firms,
        Kind.AGENCY: firms,
        Kind.SITE: places,
        Kind.FLAT: places,
        Kind.PHONE: numbers,
        Kind.CAR: numbers,
    }
    ties = Tie.objects.filter(centre_id=case.centre_id, case=case).select_related("party__merged_into")
    for tie in ties:
        for party in filter(None, (tie.party, tie.party.merged_into)):
            told = party.words
            into.get(Kind(party.kind), people).extend([tie.said, told.get("name", "")])
            numbers.extend([told.get("inn", ""), told.get("ogrn", "")])
    return people, firms, places, numbers


def _papers(case: Case) -> list[Paper]:
    """Those that were sent."""
    papers = Paper.objects.filter(centre_id=case.centre_id, case=case)
    return list(papers.filter(state__in=(PaperState.SENT.value, PaperState.ANSWERED.value)).only("kind"))


def _money(case: Case, claims: list[Claim]) -> tuple[Money, Money]:
    """What was claimed and what was received, in roubles; what stands in other money is not known here."""
    lines = [line for rows in standing_sums(claims).values() for line in rows]
    by_currency = totals(lines)
    roubles = by_currency.get(Currency.RUB, {})
    if not claims or (by_currency and not roubles):
        return Money.NOT_KNOWN, Money.NOT_KNOWN
    written, received = (
        Decimal(roubles.get(one, 0)) / HUNDREDTHS for one in (Column.CLAIMED, Column.RECEIVED)
    )
    owed = _still_owed(case, claims)
    claimed = written or (None if owed is None else owed + received)
    return money(claimed), money(received)


def _still_owed(case: Case, claims: Iterable[Claim]) -> Decimal | None:
    """In roubles, of all claims that the law counted; what was received is taken off already. None where it counted none."""
    answers = (counted_of(claim, case.person.key) for claim in claims)
    sums = [answer.due.amount for answer in answers if answer and answer.due.amount is not None]
    return sum(sums, Decimal(0)) if sums else None


def _rows_behind(case: Case, claims: Iterable[Claim], papers: Iterable[Paper]) -> set[str]:
    """The rows of the law that its terms, claims and sent figures used."""
    keys = {claim.pk for claim in claims} | set(case.terms.values_list("pk", flat=True))
    figures = Figure.objects.filter(centre_id=case.centre_id, paper__in=[one.pk for one in papers])
    keys |= set(figures.values_list("pk", flat=True))
    uses = Use.objects.filter(centre_id=case.centre_id, dependence__key__in=keys)
    return set(uses.values_list("code", flat=True))


def _rows_named(papers: Iterable[str]) -> Iterator[str]:
    yield from filter(None, (kinds()[kind].law for kind in papers))


def _told(told: dict[str, str], codes: Iterable[str]) -> list[str]:
    return [told[code] for code in codes if code in told]


def _kept(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
