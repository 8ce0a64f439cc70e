from jardam.claims.models.claim import Claim
from jardam.claims.models.dealing import Dealing
from jardam.claims.models.money import CounterEntry, MoneyLine, PromisedPart

__all__ = ["Claim", "CounterEntry", "Dealing", "MoneyLine", "PromisedPart"]
