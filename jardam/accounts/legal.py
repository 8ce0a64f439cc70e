"""Where the legal name of a centre rests: sealed, since whoever runs a centre must not stand in a stolen database."""

import json

from jardam.accounts.rules.legal import Legal
from jardam.centres.models import Centre
from jardam.vault.secrets import open_content, seal_content


def legal_of(centre: Centre) -> Legal:
    """Nothing of it where nobody has said it. No query. Errors: SealBroken, VaultSealed."""
    if centre.sealed_legal is None:
        return Legal()
    told = json.loads(open_content(_place(centre), centre.sealed_legal).decode("utf-8", "surrogatepass"))
    return Legal(told["name"], told["address"])


def seal_legal(centre: Centre, legal: Legal) -> None:
    """Errors: VaultSealed."""
    told = json.dumps({"name": legal.name, "address": legal.address}, ensure_ascii=False)
    is_said = bool(legal.line)
    centre.sealed_legal = (
        seal_content(_place(centre), told.encode("utf-8", "surrogatepass")) if is_said else None
    )


def _place(centre: Centre) -> str:
    return f"centres_centre/{centre.pk}/legal"
