"""What changes in this room, by operation; the rooms above import from here."""

from jardam.network.actions.capacity import (
    LONGEST_CAPACITY,
    NewCapacity,
    SameEyes,
    note_capacity,
    verify_capacity,
)
from jardam.network.actions.exchange import Brought, bring_directory
from jardam.network.actions.facilities import (
    LONGEST_NAME,
    LONGEST_WORDS,
    FacilityChanged,
    FacilityFacts,
    change_facility,
    close_facility,
    facts_of,
    write_facility,
)
from jardam.network.actions.loading import load_network, load_standard_services
from jardam.network.actions.writing import (
    EntryChanged,
    change_organisation,
    retire_organisation,
    tell_takes,
    write_organisation,
    write_place,
    write_service,
)

__all__ = [
    "LONGEST_CAPACITY",
    "LONGEST_NAME",
    "LONGEST_WORDS",
    "Brought",
    "EntryChanged",
    "FacilityChanged",
    "FacilityFacts",
    "NewCapacity",
    "SameEyes",
    "bring_directory",
    "change_facility",
    "change_organisation",
    "close_facility",
    "facts_of",
    "load_network",
    "load_standard_services",
    "note_capacity",
    "retire_organisation",
    "tell_takes",
    "verify_capacity",
    "write_facility",
    "write_organisation",
    "write_place",
    "write_service",
]
