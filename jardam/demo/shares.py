"""How the invented contacts fall apart, each table with where its numbers come from.

Weights, not promises: within one table they count in proportion. `stat` is a row of
data/law/statistics.csv, `study` the policy study on assistance to labour migrants from Kyrgyzstan (2013),
`IOM` the description of the Information Resource Center in Moscow. What says 'assumed' nobody counted:
it is set so that the pages show a plausible day, and is no statement about the world.
"""

from collections.abc import Mapping
from typing import TypeVar

from jardam.contacts.choices import (
    CallbackState,
    Channel,
    ClientKind,
    HeardFrom,
    Permission,
    Relation,
    Screening,
)
from jardam.contacts.rules.closing import Kind, Outcome, Reason
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic

K = TypeVar("K")
Weights = Mapping[K, float]

CENTRES: Weights[str] = {
    "moscow": 500,  # study: the only 24-hour hotline in five languages; half of the network by our own choice
    "yekaterinburg": 90,  # study: Ural House; the size is assumed, like the next ones
    "krasnodar": 75,
    "novosibirsk": 70,
    "bishkek": 70,
    "tashkent": 65,
    "dushanbe": 60,
    "orenburg": 40,
    "chisinau": 30,
}

LANGUAGES: Mapping[str, Weights[Language]] = {
    # stat: RKL entries, 128,497 Kyrgyz and about 120,000 Tajik citizens, so the two weigh the same; others assumed
    "moscow": {Language.RU: 22, Language.KY: 24, Language.TG: 24, Language.UZ: 24, Language.RO: 6},
    "yekaterinburg": {Language.RU: 20, Language.KY: 22, Language.TG: 34, Language.UZ: 22, Language.RO: 2},
    "orenburg": {Language.RU: 22, Language.KY: 15, Language.TG: 28, Language.UZ: 34, Language.RO: 1},
    "krasnodar": {Language.RU: 24, Language.KY: 8, Language.TG: 18, Language.UZ: 42, Language.RO: 8},
    # stat: patents in Novosibirsk, 55 % Uzbek and 37 % Tajik citizens; Kyrgyz citizens need none and are added
    "novosibirsk": {Language.RU: 19, Language.KY: 16, Language.TG: 26, Language.UZ: 38, Language.RO: 1},
    "bishkek": {Language.RU: 26, Language.KY: 72, Language.UZ: 2},
    "dushanbe": {Language.RU: 17, Language.TG: 80, Language.UZ: 3},
    "tashkent": {Language.RU: 17, Language.TG: 3, Language.UZ: 80},
    "chisinau": {Language.RU: 28, Language.RO: 72},
}

TOPICS: Weights[Topic] = {
    Topic.B_UNPAID_WAGES: 16,  # stat: 3,089 wage complaints in 20,000+ appeals (UZ Migration Agency, 2025)
    Topic.A_PATENT: 13,  # assumed; IOM names it among the first
    Topic.A_REGISTRATION: 11,  # assumed
    Topic.B_FINDING_WORK: 8,  # stat: 9,249 placed in jobs beside 20,000+ appeals; half of that
    Topic.B_RIGHTS_VIOLATED: 7,  # stat: 406 identity documents given back in 20,000+ appeals, and other violations
    Topic.B_CONTRACT: 6,  # assumed
    Topic.A_CITIZENSHIP: 6,  # assumed
    Topic.D_SOCIAL_SERVICES: 5,  # stat: return help 3,700 in 20,000+ appeals, a part of it asked here
    Topic.A_TEMPORARY_RESIDENCE: 4,  # assumed, like all below
    Topic.A_RESIDENCE: 4,
    Topic.C_CARE_AND_INSURANCE: 4,
    Topic.A_WORK_PERMIT: 3,
    Topic.B_SAFETY: 2.5,
    Topic.B_EMPLOYER_DUTIES: 2,
    Topic.D_HOUSING: 2,
    Topic.D_ORGANISATIONS: 2,
    Topic.D_EDUCATION: 2,
    Topic.D_MONEY: 1.5,
    Topic.D_CULTURE_AND_LANGUAGE: 1.5,
    Topic.C_INFECTIONS: 1,
    Topic.C_REPRODUCTIVE: 1,
    Topic.C_CHILDREN_ELDERLY_DISABLED: 1,
    Topic.C_RETURN_OF_DECEASED: 0.8,
    Topic.D_RETRAINING: 0.7,
}
TOPICS_IN_CONTACT: Weights[int] = {1: 70, 2: 25, 3: 5}  # assumed

CHANNELS: Weights[Channel] = {
    # Assumed. A walk-in service has the opposite order (stat: 17,118 oral, 646 hotline); ours is a hotline first.
    Channel.PHONE: 72,
    Channel.VISIT: 17,
    Channel.OUTREACH: 7,
    Channel.MESSAGE: 4,
}
OUTCOMES: Weights[Outcome] = {
    # study: 'quickly solve many problems over the phone', only complex cases need more; the numbers are assumed
    Outcome.ANSWERED: 69,
    Outcome.CALLBACK: 12,
    Outcome.APPOINTMENT: 4,
    Outcome.CERTIFICATE: 1,
    Outcome.REFERRED: 3,
    Outcome.CASE: 2,
    Outcome.UNABLE: 2,
    Outcome.NOT_CONSULTATION: 7,
}
REASONS: Weights[Reason] = {  # assumed
    Reason.NOT_OURS: 35,
    Reason.NO_WAY_IN_LAW: 25,
    Reason.LINE_BROKE: 20,
    Reason.DECLINED: 15,
    Reason.NO_CAPACITY: 5,
}
RELATIONS: Weights[str] = {  # assumed; study: relatives at home call, then lead to an organisation in Russia
    Relation.SPOUSE.value: 30,
    Relation.PARENT.value: 25,
    Relation.SIBLING.value: 20,
    Relation.CHILD.value: 10,
    Relation.FRIEND.value: 8,
    Relation.LIAISON.value: 4,
    Relation.FOREMAN.value: 3,
}
PERMISSIONS: Weights[str] = {  # assumed
    Permission.ASKED.value: 35,
    Permission.KNOWS.value: 30,
    Permission.KNOWS_NOT.value: 10,
    Permission.NOT_KNOWN.value: 25,
}
HEARD_FROM: Weights[str] = {
    # study: clients find the line through networks of family and friends, not by leaflets; the numbers are assumed
    "": 40,
    HeardFrom.FAMILY.value: 18,
    HeardFrom.HELPED.value: 14,
    HeardFrom.BEFORE.value: 8,
    HeardFrom.DIASPORA.value: 6,
    HeardFrom.NETWORK.value: 4,
    HeardFrom.OUTREACH.value: 3,
    HeardFrom.SEARCH.value: 2,
    HeardFrom.LEAFLET.value: 2,
    HeardFrom.PARTNER.value: 1,
    HeardFrom.AUTHORITY.value: 1,
    HeardFrom.MEDIA.value: 1,
}
NUMBER_HANDED_ON = 0.5
"""The share of those sent by somebody we helped who bring the number of that contact. Assumed."""

HEAVY = 0.05
"""The share of consultations that are hard to listen to. Assumed."""

NOT_CONSULTATIONS: Weights[Kind] = {  # assumed
    Kind.SILENT: 35,
    Kind.DROPPED: 30,
    Kind.WRONG_NUMBER: 20,
    Kind.THANKS: 8,
    Kind.ABUSIVE: 4,
    Kind.TEST: 3,
}
CLIENT_KINDS: Weights[ClientKind] = {  # assumed; IOM names five groups, S3 those who moved inside Russia
    ClientKind.WORKER: 82,
    ClientKind.INTERNAL: 3,
    ClientKind.RELATIVE: 10,
    ClientKind.EMPLOYER: 3,
    ClientKind.AUTHORITY: 1,
    ClientKind.EXPERT: 1,
}


def client_kinds(region: str) -> Weights[ClientKind]:
    """Who turns to a centre of this region: nobody moves inside Russia and calls abroad about it."""
    if region.startswith("RU-"):
        return CLIENT_KINDS
    return {kind: share for kind, share in CLIENT_KINDS.items() if kind is not ClientKind.INTERNAL}


SEXES: Mapping[Channel, Weights[str]] = {
    Channel.OUTREACH: {"F": 2.3, "M": 92.7, "": 5},  # IOM, stat: 16 women among 700 people on a train
    Channel.VISIT: {"F": 28, "M": 67, "": 5},  # IOM, stat: 20 to 40 % women at the fairs
    Channel.PHONE: {"F": 22, "M": 63, "": 15},  # assumed, between the two
    Channel.MESSAGE: {"F": 20, "M": 40, "": 40},  # assumed
}
AGE_BANDS: Weights[str] = {"18-29": 30, "30-44": 28, "45-59": 11, "60+": 1, "0-17": 1, "": 29}  # assumed

VIOLENCE: Weights[Screening] = {Screening.NOT_ASKED: 24, Screening.NO: 72, Screening.YES: 4}  # assumed
DISCRIMINATION: Weights[Screening] = {
    # stat: 76 % of the surveyed say that their rights are violated sometimes; nationality is a part of that, assumed
    Screening.NOT_ASKED: 27,
    Screening.NO: 57,
    Screening.YES: 16,
}
ENDED_CALLBACKS: Weights[CallbackState] = {CallbackState.REACHED: 78, CallbackState.GIVEN_UP: 22}  # assumed

MONTHS: Weights[int] = {
    # Assumed: most arrive in spring and go home for the winter. Relative to a month of its length.
    **dict(zip(range(1, 13), (0.75, 0.85, 1.05, 1.2, 1.2, 1.1, 1.0, 1.0, 1.1, 1.1, 0.95, 0.7), strict=True))
}
WEEKDAYS: Weights[int] = {
    0: 17,
    1: 16,
    2: 15,
    3: 15,
    4: 15,
    5: 12,
    6: 10,
}  # study: weekends too; shares assumed
HOURS: Weights[int] = {
    # study: 24 hours; the shape is assumed: lunch breaks, and evenings after the shift
    **dict.fromkeys((0, 1, 2, 3, 4, 5), 0.7),
    **dict(zip(range(6, 24), (1, 2, 4, 6, 7, 7, 8, 7, 6, 6, 6, 7, 8, 9, 8, 6, 3, 1.5), strict=True)),
}

CARD_READ_OUT = 0.75
"""The share of answered contacts in which a card was read out, where there is one for the topic. Assumed."""

MESSAGE_IS_SAFE = 0.3
"""The share of promised callbacks for which a voice message harms nobody. Assumed."""

CALLED_BACK_LATE = 0.12
"""The share of callbacks made a day after the promised one. Assumed."""

IDENTIFIED = 0.22
"""The share of contacts, callbacks apart, whose caller left a number. Assumed: identity is optional."""

CALLED_BEFORE = 0.35
"""The share of those who left a number and had called this centre in the months before. Assumed."""

LANGUAGE_NEVER_HEARD = 0.7
"""The share of silent calls, wrong numbers and the like in which nobody found out the language. Assumed."""

REGION_SAID = 0.75
"""The share of contacts in which somebody said where it happened. Assumed."""

OWN_REGION = 0.7
"""Of those, the share that lies in the centre's own region. Study: Moscow's hotline helps other regions too."""

OTHER_REGIONS: Weights[str] = {  # assumed: where most foreign workers are
    "RU-MOW": 30,
    "RU-MOS": 22,
    "RU-SPE": 12,
    "RU-SVE": 7,
    "RU-KDA": 6,
    "RU-NVS": 5,
    "RU-TYU": 4,
    "RU-SAM": 3,
    "RU-TA": 3,
    "RU-ORE": 2,
    "RU-PRI": 2,
    "RU-KYA": 2,
    "RU-KLU": 2,
}
