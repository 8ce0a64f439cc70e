from tests.referring import case, first, person, second, system, yes

__all__ = ["case", "first", "person", "second", "system", "yes"]
