"""Who may do what, as one table. Pure: no Django, no database.

Access is centre AND role AND relation: this table is the middle part. The page
``/roles/`` and ``docs/generated/rights.md`` are made from it.
"""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    OPERATOR = "OPERATOR"
    RECEPTION = "RECEPTION"
    OUTREACH = "OUTREACH"
    CASEWORKER = "CASEWORKER"
    LAWYER = "LAWYER"
    SHELTER_MANAGER = "SHELTER_MANAGER"
    INTERPRETER = "INTERPRETER"
    CENTRE_HEAD = "CENTRE_HEAD"
    NETWORK_COORDINATOR = "NETWORK_COORDINATOR"
    DATA_PROTECTION_OFFICER = "DATA_PROTECTION_OFFICER"
    ANALYST = "ANALYST"
    SYSTEM_ADMINISTRATOR = "SYSTEM_ADMINISTRATOR"


NETWORK_ROLES = (
    Role.NETWORK_COORDINATOR,
    Role.DATA_PROTECTION_OFFICER,
    Role.ANALYST,
    Role.SYSTEM_ADMINISTRATOR,
)
"""The roles that may be held without a centre."""


class Right(StrEnum):
    CONTACT_RECORD = "CONTACT_RECORD"  # begin and close contacts of one's own
    CONTACT_READ = "CONTACT_READ"  # read the contacts of the whole centre, narrative included
    CALLBACK_TAKE = "CALLBACK_TAKE"  # see and work the centre's callback queue
    LINE_WORK = "LINE_WORK"  # see who rings, sit at an extension, take calls and return missed ones
    WALL_READ = "WALL_READ"  # the wallboard: figures only
    RECEPTION_WORK = "RECEPTION_WORK"  # the day at the door: book, call the next, no-shows
    RECEPTION_PLAN = "RECEPTION_PLAN"  # who sees people, when, and when the door is closed
    PERSON_IDENTIFY = "PERSON_IDENTIFY"  # look a person up by phone, document or name, and enter identity
    IDENTITY_REVEAL = "IDENTITY_REVEAL"  # see a masked number or name in full; every time is written down
    FILE_RESTRICT = "FILE_RESTRICT"  # close a file to all but named people
    PERSON_ERASE = "PERSON_ERASE"  # erase a person: the data key goes first
    ANSWER_READ = "ANSWER_READ"  # search and read answer cards and the directory
    LAW_KEEP = "LAW_KEEP"  # enter changes of the law, confirm those of others, withdraw, see whom they touch
    CARD_EDIT = "CARD_EDIT"  # write answers, translations and materials
    CARD_PUBLISH = "CARD_PUBLISH"  # publish as second person what somebody else wrote
    LIST_KEEP = "LIST_KEEP"  # topics, ways in and branches that the centre adds for itself
    ROTA_READ = "ROTA_READ"  # the rota of the centre: all who work shifts
    ROTA_PLAN = "ROTA_PLAN"  # assign shifts, ask people, write down trainings
    HANDOVER = "HANDOVER"  # write and read what one shift tells the next
    COUNT_READ = "COUNT_READ"  # counts of the own centre
    QUALITY_LEAD = (
        "QUALITY_LEAD"  # everybody's load and debriefs, reviewed records, complaints about ourselves
    )
    COMPLAINT_TAKE = "COMPLAINT_TAKE"  # write down that somebody complains about us
    COMPLAINT_SETTLE = "COMPLAINT_SETTLE"  # look into complaints that one owns
    PRACTICE_WRITE = "PRACTICE_WRITE"  # write good practice down, and hand it to other branches
    PRACTICE_KEEP = "PRACTICE_KEEP"  # change and withdraw practices of others, say what became of any
    CASE_WORK = "CASE_WORK"  # open and work on the cases of the centre, but for those one is barred from
    ORIGINAL_READ = "ORIGINAL_READ"  # take a file of a case as it came, with the place and hour that it tells
    INCIDENT_KEEP = (
        "INCIDENT_KEEP"  # write down incidents at hospitals, police, borders; read those of the centre
    )
    WITNESS_READ = "WITNESS_READ"  # read who witnessed an incident that a colleague wrote down; every time is written down
    PROBLEM_LEAD = "PROBLEM_LEAD"  # raise problems from patterns, give them to colleagues, decide as second person how they end
    PARTY_WARN = (
        "PARTY_WARN"  # open warnings of the other side, enter its answers, decide on appeals as second person
    )
    PARTNER_CONNECT = (
        "PARTNER_CONNECT"  # give partners' own systems keys of the centre, enter theirs, take them back
    )
    SERVICE_KEEP = "SERVICE_KEEP"  # say which standard services the centre gives, and how
    BANK_READ = "BANK_READ"  # cross protected figures of the data bank: of the own centre, of all for people of the network
    AUDIT_READ = "AUDIT_READ"  # who did what in the own centre
    STAFF_READ = "STAFF_READ"  # the staff list of the own centre
    STAFF_MANAGE = "STAFF_MANAGE"  # invite, change role, close accounts
    ROLE_READ = "ROLE_READ"  # this table, as a page
    REGISTER_IMPORT = "REGISTER_IMPORT"  # bring in the centre's own register, and undo it
    REGISTER_EXPORT = "REGISTER_EXPORT"  # take contacts out, without anything that identifies
    EXPORT_APPROVE = "EXPORT_APPROVE"  # decide as second person on an export that identifies


_HELPER = {
    Right.CONTACT_RECORD,
    Right.CALLBACK_TAKE,
    Right.RECEPTION_WORK,
    Right.PERSON_IDENTIFY,
    Right.ANSWER_READ,
    Right.ROTA_READ,
    Right.HANDOVER,
    Right.COMPLAINT_TAKE,
}
_OUTSIDE = {
    Right.CONTACT_RECORD,
    Right.ANSWER_READ,
    Right.ROTA_READ,
    Right.HANDOVER,
    Right.COMPLAINT_TAKE,
}
_LINE = {Right.LINE_WORK, Right.WALL_READ}
_EDITOR = {Right.CARD_EDIT, Right.CARD_PUBLISH}
_CASE = _HELPER | {
    Right.CONTACT_READ,
    Right.IDENTITY_REVEAL,
    Right.FILE_RESTRICT,
    Right.CASE_WORK,
    Right.COMPLAINT_SETTLE,
    Right.PRACTICE_WRITE,
    Right.INCIDENT_KEEP,
}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OPERATOR: frozenset(_HELPER | _LINE | {Right.IDENTITY_REVEAL}),
    Role.RECEPTION: frozenset(_HELPER | _LINE),
    Role.OUTREACH: frozenset(_OUTSIDE),
    Role.CASEWORKER: frozenset(_CASE),
    Role.LAWYER: frozenset(
        _CASE
        | _EDITOR
        | {Right.LAW_KEEP, Right.ORIGINAL_READ, Right.PARTY_WARN, Right.WITNESS_READ, Right.PROBLEM_LEAD}
    ),
    Role.SHELTER_MANAGER: frozenset(_OUTSIDE),
    Role.INTERPRETER: frozenset({Right.ANSWER_READ, Right.ROTA_READ}),
    Role.CENTRE_HEAD: frozenset(
        _CASE
        | _LINE
        | _EDITOR
        | {Right.PERSON_ERASE, Right.LIST_KEEP, Right.COUNT_READ, Right.AUDIT_READ, Right.ROTA_PLAN}
        | {Right.RECEPTION_PLAN, Right.QUALITY_LEAD, Right.PRACTICE_KEEP, Right.SERVICE_KEEP}
        | {Right.PARTNER_CONNECT}
        | {Right.BANK_READ, Right.RECEPTION_PLAN, Right.QUALITY_LEAD, Right.PRACTICE_KEEP, Right.SERVICE_KEEP}
        | {Right.STAFF_READ, Right.STAFF_MANAGE, Right.ROLE_READ}
        | {Right.REGISTER_IMPORT, Right.REGISTER_EXPORT, Right.EXPORT_APPROVE}
        | {Right.LAW_KEEP, Right.ORIGINAL_READ, Right.PARTY_WARN, Right.WITNESS_READ, Right.PROBLEM_LEAD}
    ),
    Role.NETWORK_COORDINATOR: frozenset(
        {Right.ANSWER_READ, Right.WALL_READ, Right.ROLE_READ, Right.LAW_KEEP, Right.PARTNER_CONNECT}
        | {Right.BANK_READ}
        | _EDITOR
    ),
    Role.DATA_PROTECTION_OFFICER: frozenset(
        {Right.AUDIT_READ, Right.STAFF_READ, Right.ROLE_READ, Right.EXPORT_APPROVE} | {Right.COMPLAINT_SETTLE}
    ),
    Role.ANALYST: frozenset({Right.COUNT_READ, Right.REGISTER_EXPORT, Right.BANK_READ}),
    Role.SYSTEM_ADMINISTRATOR: frozenset({Right.STAFF_READ, Right.STAFF_MANAGE, Right.ROLE_READ}),
}


def holds(role: str, right: Right) -> bool:
    """Say whether ``role`` carries ``right``. Errors: ValueError, if there is no such role."""
    return right in RIGHTS[Role(role)]
