from jardam.claims.models.claim import Claim, ClaimQuerySet
from jardam.claims.models.dealing import Dealing
from jardam.claims.models.money import CounterEntry, MoneyLine, PromisedPart

__all__ = ["Claim", "ClaimQuerySet", "CounterEntry", "Dealing", "MoneyLine", "PromisedPart"]
