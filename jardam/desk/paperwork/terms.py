"""The running terms of a case that a paper keeps when it goes, as the page that sends it offers them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from jardam.cases.models import Case, Term
from jardam.cases.sealing import facts_of
from jardam.desk.casework.terms import named_with_day
from jardam.filings.queries import terms_kept_by
from jardam.filings.rules.kinds import Kind
from jardam.vault.restricted import Opener


def terms_offered(case: Case, kind: Kind, opener: Opener | None) -> list[tuple[str, str]]:
    """Each with its name and last day. Errors: FileKeyLocked; FileKeyDestroyed."""
    terms = terms_kept_by(case, kind)
    return [(str(term.pk), named_with_day(term, facts_of(term, case.person.key, opener))) for term in terms]


def late_of(case: Case, kind: Kind, chosen: Collection[UUID], sent_on: date) -> Term | None:
    """The first of those chosen that still runs and whose last day was over when the paper went."""
    late = (term for term in terms_kept_by(case, kind) if term.pk in chosen and term.due_on < sent_on)
    return next(late, None)
