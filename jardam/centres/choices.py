"""The words people read for roles, rights, languages, topics and blocks."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.centres.rules.roles import Right, Role
from jardam.kernel.languages import Language
from jardam.kernel.topics import Block, Topic


def roles() -> dict[Role, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {
        Role.OPERATOR: _("Hotline operator"),
        Role.RECEPTION: _("Reception"),
        Role.OUTREACH: _("Outreach worker"),
        Role.CASEWORKER: _("Caseworker"),
        Role.LAWYER: _("Lawyer"),
        Role.SHELTER_MANAGER: _("Shelter manager"),
        Role.INTERPRETER: _("Interpreter"),
        Role.CENTRE_HEAD: _("Centre head"),
        Role.NETWORK_COORDINATOR: _("Network coordinator"),
        Role.DATA_PROTECTION_OFFICER: _("Data-protection officer"),
        Role.ANALYST: _("Analyst"),
        Role.SYSTEM_ADMINISTRATOR: _("System administrator"),
    }


def rights() -> dict[Right, Promise]:
    return {
        Right.CONTACT_RECORD: _("Record contacts"),
        Right.CONTACT_READ: _("Read the contacts of the centre"),
        Right.CALLBACK_TAKE: _("Work the callback queue"),
        Right.LINE_WORK: _("Work the telephone line"),
        Right.WALL_READ: _("See the wallboard"),
        Right.RECEPTION_WORK: _("Work at the door: book, call the next"),
        Right.RECEPTION_PLAN: _("Plan the advisers' hours"),
        Right.PERSON_IDENTIFY: _("Look a person up and enter identity"),
        Right.IDENTITY_REVEAL: _("See a hidden number or name"),
        Right.FILE_RESTRICT: _("Close a file to all but named people"),
        Right.ANSWER_READ: _("Read answers and the directory"),
        Right.PERSON_ERASE: _("Erase a person"),
        Right.LAW_KEEP: _("Keep the law: enter changes, confirm those of others, see whom they touch"),
        Right.CARD_EDIT: _("Write answers, translations and materials"),
        Right.CARD_PUBLISH: _("Publish, as second person, what somebody else wrote"),
        Right.LIST_KEEP: _("Keep the lists of the centre"),
        Right.ROTA_READ: _("See the rota"),
        Right.ROTA_PLAN: _("Plan shifts and trainings"),
        Right.HANDOVER: _("Hand shifts over"),
        Right.COUNT_READ: _("See the counts of the centre"),
        Right.QUALITY_LEAD: _("Lead the quality work: load, debriefs, reviews, complaints"),
        Right.PARTY_WARN: _("Warn of employers with whom several people had trouble, and decide on appeals"),
        Right.SERVICE_KEEP: _("Say which standard services the centre gives"),
        Right.PARTNER_CONNECT: _("Connect partners' own systems: issue keys and take them back"),
        Right.CASE_WORK: _("Open and work on the cases of the centre"),
        Right.ORIGINAL_READ: _(
            "Take the original of an exhibit of a case, with the place and hour that it tells"
        ),
        Right.INCIDENT_KEEP: _("Write down incidents at hospitals, by the police, at borders"),
        Right.WITNESS_READ: _("Read who witnessed an incident that a colleague wrote down"),
        Right.PROBLEM_LEAD: _("Raise problems from patterns and decide how they end"),
        Right.COMPLAINT_TAKE: _("Write down complaints about us"),
        Right.COMPLAINT_SETTLE: _("Look into complaints about us"),
        Right.PRACTICE_WRITE: _("Write practices down and hand them to other branches"),
        Right.PRACTICE_KEEP: _("Keep the practices of the centre"),
        Right.BANK_READ: _("Cross protected figures in the data bank"),
        Right.AUDIT_READ: _("Read who did what"),
        Right.STAFF_READ: _("See the staff list"),
        Right.STAFF_MANAGE: _("Manage accounts"),
        Right.ROLE_READ: _("See this table"),
        Right.REGISTER_IMPORT: _("Bring in the centre's own register"),
        Right.REGISTER_EXPORT: _("Take contacts out, without anything that identifies"),
        Right.EXPORT_APPROVE: _("Approve an export that identifies people"),
    }


@cache  # lazy words: the same mapping serves every language
def languages() -> dict[Language, Promise]:
    return {
        Language.RU: _("Russian"),
        Language.KY: _("Kyrgyz"),
        Language.TG: _("Tajik"),
        Language.UZ: _("Uzbek"),
        Language.RO: _("Romanian"),
        Language.EN: _("English"),
        Language.UNKNOWN: _("Language unknown"),
    }


@cache
def blocks() -> dict[Block, Promise]:
    return {
        Block.MIGRATION: _("Migration"),
        Block.LABOUR: _("Labour"),
        Block.HEALTH: _("Health"),
        Block.SOCIAL: _("Social and education"),
    }


@cache
def topics() -> dict[Topic, Promise]:
    return {
        Topic.A_REGISTRATION: _("Migration registration"),
        Topic.A_WORK_PERMIT: _("Work permit"),
        Topic.A_PATENT: _("Patent"),
        Topic.A_TEMPORARY_RESIDENCE: _("Temporary residence permit"),
        Topic.A_RESIDENCE: _("Residence permit"),
        Topic.A_CITIZENSHIP: _("Russian citizenship"),
        Topic.B_CONTRACT: _("Employment contract"),
        Topic.B_UNPAID_WAGES: _("Unpaid wages"),
        Topic.B_SAFETY: _("Safety and conditions at work"),
        Topic.B_RIGHTS_VIOLATED: _("Rights violated at work"),
        Topic.B_EMPLOYER_DUTIES: _("Duties of the employer"),
        Topic.B_FINDING_WORK: _("Finding work"),
        Topic.C_CARE_AND_INSURANCE: _("Medical care and insurance"),
        Topic.C_INFECTIONS: _("Infections: HIV, tuberculosis, hepatitis"),
        Topic.C_REPRODUCTIVE: _("Pregnancy and family planning"),
        Topic.C_CHILDREN_ELDERLY_DISABLED: _("Care for children, elderly and disabled people"),
        Topic.C_RETURN_OF_DECEASED: _("Return of the deceased"),
        Topic.D_SOCIAL_SERVICES: _("Social services"),
        Topic.D_ORGANISATIONS: _("Organisations that help"),
        Topic.D_EDUCATION: _("School and education"),
        Topic.D_RETRAINING: _("Retraining"),
        Topic.D_HOUSING: _("Housing"),
        Topic.D_MONEY: _("Bank account and remittances"),
        Topic.D_CULTURE_AND_LANGUAGE: _("Culture and language"),
    }
