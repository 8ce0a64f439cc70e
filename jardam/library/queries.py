"""Reading the library: few statements, however much is shown."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from jardam.knowledge.models import CardNorm
from jardam.law.models import Parameter
from jardam.library.agreements import PREFIX, Agreement, agreement_of, in_order
from jardam.library.models import Evidence


def agreements(on: date) -> list[Agreement]:
    """Every agreement as it stands on a day. Two queries."""
    entries: defaultdict[str, list[Evidence]] = defaultdict(list)
    for entry in Evidence.objects.standing().defer("sealed_words", "sealed_reason"):
        entries[entry.agreement].append(entry)
    rows = _newest(Parameter.objects.filter(code__startswith=PREFIX).as_known())
    return in_order(agreement_of(row, entries[row.code.removeprefix(PREFIX)], on) for row in rows)


def agreement(code: str, on: date) -> tuple[Agreement, list[Evidence]] | None:
    """One of them, and all that was ever noted of it, the youngest first. Two queries; None where there is no such."""
    rows = _newest(Parameter.objects.filter(code=PREFIX + code).as_known())
    if not rows:
        return None
    entries = list(Evidence.objects.of(code).order_by("-happened_on", "-pk"))
    standing = [entry for entry in entries if entry.withdrawn_on is None]
    return agreement_of(rows[0], standing, on), entries


def quoted_rows(codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """What cards of today say of these rows of the law, by language; rows that no card quotes are left out. One query."""
    norms = CardNorm.objects.filter(card__is_current=True, parameter__code__in=set(codes))
    return dict(norms.order_by("-card__code", "-position").values_list("parameter__code", "says"))


def _newest(rows: Iterable[Parameter]) -> list[Parameter]:
    """One row a code: an agreement whose first day was corrected has several, and the one recorded last says it."""
    newest: dict[str, Parameter] = {}
    for row in rows:
        before = newest.get(row.code)
        if before is None or (row.known_from, row.version) > (before.known_from, before.version):
            newest[row.code] = row
    return list(newest.values())
