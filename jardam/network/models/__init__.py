"""The tables of this room; the rooms above import from here."""

from jardam.network.models.capacity import CapacityNote, sealed_capacity_words
from jardam.network.models.care import Facility, FacilityQuerySet, sealed_facility_words
from jardam.network.models.organisations import (
    Branch,
    Organisation,
    OrganisationQuerySet,
    OrganisationService,
    ServiceAtBranch,
    rest_of,
    sealed_rest,
)
from jardam.network.models.standard import StandardService

__all__ = [
    "Branch",
    "CapacityNote",
    "Facility",
    "FacilityQuerySet",
    "Organisation",
    "OrganisationQuerySet",
    "OrganisationService",
    "ServiceAtBranch",
    "StandardService",
    "rest_of",
    "sealed_capacity_words",
    "sealed_facility_words",
    "sealed_rest",
]
