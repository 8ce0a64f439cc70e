"""What would lose a file that is taken out of its case: claims that it proves, drafts that enclose it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.claims.queries import read_claims
from jardam.desk.casework.terms import reading_language
from jardam.exhibits.models import Exhibit
from jardam.filings.annexed import drafts_enclosing
from jardam.filings.reading import kinds
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Use:
    words: str
    url: str


def uses_of(exhibit: Exhibit, case: Case, opener: Opener | None) -> list[Use]:
    """Two queries. The caller writes the reading of the case down. Errors: FileKeyLocked; FileKeyDestroyed."""
    language, found = reading_language().catalogue, str(exhibit.pk)
    claims = [
        Use(
            _("It proves the claim: %(name)s") % {"name": facts.who.employer},
            reverse("desk:claim", args=[case.pk, claim.pk]),
        )
        for claim, facts in read_claims(case, opener)
        if any(found in files for files in facts.files.values())
    ]
    drafts = [
        Use(
            _("A draft encloses it: %(title)s") % {"title": kinds()[draft.kind].title(language)},
            reverse("desk:case_paper", args=[case.pk, draft.pk]),
        )
        for draft in drafts_enclosing(exhibit, case, opener)
    ]
    return claims + drafts
