from jardam.claims.models.claim import Claim

__all__ = ["Claim"]
