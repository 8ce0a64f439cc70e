"""All calculators by their id. An answer card names the id; pages, public pages and the command line show what stands here."""

from collections.abc import Mapping
from typing import Any

from jardam.law.calculators import deadline, duty, late_pay, patent, registration, stay, wages
from jardam.law.calculators.frame import Calculator

CALCULATORS: Mapping[str, Calculator[Any]] = {
    one.id: one
    for one in (
        late_pay.CALCULATOR,
        wages.CALCULATOR,
        deadline.CALCULATOR,
        duty.CALCULATOR,
        stay.CALCULATOR,
        registration.CALCULATOR,
        patent.CALCULATOR,
    )
}
