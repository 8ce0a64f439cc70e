"""What a standard service may be said to be: its heading, for whom it is, and by which rule it counts as delivered. Pure."""

from enum import StrEnum


class ServiceBlock(StrEnum):
    """Under which heading a standard service stands, in this order."""

    ADVICE = "ADVICE"
    OTHERS = "OTHERS"
    SUPPORT = "SUPPORT"
    WORK_AND_LEARNING = "WORK_AND_LEARNING"


class ForWhom(StrEnum):
    """Anyone is anyone: no citizenship is asked for, and people who moved inside Russia are meant too."""

    ANYONE = "ANYONE"
    FOREIGNERS = "FOREIGNERS"
    EMPLOYERS = "EMPLOYERS"
    AUTHORITIES = "AUTHORITIES"
    EXPERTS = "EXPERTS"


class Counted(StrEnum):
    """By which rule a standard service counts as delivered; the room `services` knows what each one counts."""

    PHONE = "PHONE"
    VISIT = "VISIT"
    MESSAGE = "MESSAGE"
    OUTREACH = "OUTREACH"
    APPOINTMENT_KEPT = "APPOINTMENT_KEPT"
    EMPLOYER = "EMPLOYER"
    AUTHORITY = "AUTHORITY"
    EXPERT = "EXPERT"
    CASE = "CASE"
    CERTIFICATE = "CERTIFICATE"
    REFERRAL = "REFERRAL"
    NOT_YET = "NOT_YET"  # no record of the product can count it: never nought
