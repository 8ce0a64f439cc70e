from tests.referring import case, person
from tests.transferring import agree

__all__ = ["agree", "case", "person"]
