"""The 24 network topics in four blocks. Codes are stored: add freely, never rename or reuse.

A migration, B labour, C health, D social and education; in Russian print А Б В Г.
Source: the range of issues of the IOM Information Resource Center in Moscow (2010-2013).
"""

from enum import StrEnum

TOPIC_CODELIST_VERSION = 1
"""Stamped on every record that holds a topic; raised whenever the list below changes."""


class Block(StrEnum):
    MIGRATION = "A"
    LABOUR = "B"
    HEALTH = "C"
    SOCIAL = "D"

    @property
    def letter_ru(self) -> str:
        """The letter that Russian-speaking staff know the block by."""
        return {"A": "А", "B": "Б", "C": "В", "D": "Г"}[self.value]


class Topic(StrEnum):
    A_REGISTRATION = "A_REGISTRATION"
    A_WORK_PERMIT = "A_WORK_PERMIT"
    A_PATENT = "A_PATENT"
    A_TEMPORARY_RESIDENCE = "A_TEMPORARY_RESIDENCE"
    A_RESIDENCE = "A_RESIDENCE"
    A_CITIZENSHIP = "A_CITIZENSHIP"
    B_CONTRACT = "B_CONTRACT"
    B_UNPAID_WAGES = "B_UNPAID_WAGES"
    B_SAFETY = "B_SAFETY"
    B_RIGHTS_VIOLATED = "B_RIGHTS_VIOLATED"
    B_EMPLOYER_DUTIES = "B_EMPLOYER_DUTIES"
    B_FINDING_WORK = "B_FINDING_WORK"
    C_CARE_AND_INSURANCE = "C_CARE_AND_INSURANCE"
    C_INFECTIONS = "C_INFECTIONS"
    C_REPRODUCTIVE = "C_REPRODUCTIVE"
    C_CHILDREN_ELDERLY_DISABLED = "C_CHILDREN_ELDERLY_DISABLED"
    C_RETURN_OF_DECEASED = "C_RETURN_OF_DECEASED"
    D_SOCIAL_SERVICES = "D_SOCIAL_SERVICES"
    D_ORGANISATIONS = "D_ORGANISATIONS"
    D_EDUCATION = "D_EDUCATION"
    D_RETRAINING = "D_RETRAINING"
    D_HOUSING = "D_HOUSING"
    D_MONEY = "D_MONEY"
    D_CULTURE_AND_LANGUAGE = "D_CULTURE_AND_LANGUAGE"

    @property
    def block(self) -> Block:
        return Block(self.value[0])
