"""The words people read for what is stored of an incident."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.incidents.rules.kinds import IncidentKind, Proof, VenueKind


def venue_kinds() -> Mapping[VenueKind, Promise]:
    return {
        VenueKind.HOSPITAL: _("hospital, maternity ward or clinic"),
        VenueKind.POLICE: _("police"),
        VenueKind.MIGRATION: _("migration service"),
        VenueKind.BORDER: _("border or airport"),
        VenueKind.DORMITORY: _("housing of an employer"),
        VenueKind.OTHER: pgettext_lazy("venue", "another place"),
    }


def incident_kinds() -> Mapping[IncidentKind, Promise]:
    return {
        IncidentKind.BRIBE: _("money was asked for what is free"),
        IncidentKind.PAPER_REFUSED: _("a paper was refused or kept back"),
        IncidentKind.EARLY_DISCHARGE: _("sent home from hospital too early"),
        IncidentKind.CARE_REFUSED: _("emergency help was refused"),
        IncidentKind.INSULT: _("insulted or treated worse for nationality"),
        IncidentKind.VIOLENCE: _("violence or a threat of it"),
        IncidentKind.DOCUMENTS_TAKEN: _("documents were taken away"),
        IncidentKind.HELD: _("held without a reason that was told"),
        IncidentKind.HOUSING: _("unfit housing, or not allowed to leave it"),
        IncidentKind.OTHER: pgettext_lazy("incident", "something else"),
    }


def proofs() -> Mapping[Proof, Promise]:
    return {
        Proof.PAPER: pgettext_lazy("incident", "a paper"),
        Proof.PHOTO: pgettext_lazy("incident", "a photograph or a film"),
        Proof.RECORDING: pgettext_lazy("incident", "a recording of voices"),
        Proof.MESSAGES: pgettext_lazy("incident", "messages"),
        Proof.TRANSFER: pgettext_lazy("incident", "a transfer or a receipt"),
        Proof.WITNESS: pgettext_lazy("incident", "somebody saw it"),
    }
