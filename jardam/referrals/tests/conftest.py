from tests.referring import case, first, person, second, yes

__all__ = ["case", "first", "person", "second", "yes"]
