"""Three workers of one firm."""

from tests.together import claimed, claims, collective, here, law

__all__ = ["claimed", "claims", "collective", "here", "law"]
