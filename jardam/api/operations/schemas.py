"""What goes in and out, as it is described to partners: every field named, and nothing else taken."""

import base64
import binascii
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from jardam.api.problems import Refused
from jardam.network.choices import Refusal
from jardam.referrals.actions.holding import LONGEST_WORD
from jardam.referrals.choices import Result
from jardam.referrals.rules.clock import Urgency
from jardam.referrals.rules.lives import OfferState

MOST_ROWS = 100
SHORTEST_SEALED = 4 * 48 // 3  # a sender's key and a tag around nothing
LONGEST_SEALED = 48_000


def _plain(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("nul", "a NUL stands in it")
    return text


def _written(text: str) -> str:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise PydanticCustomError("base64", "no base64") from error
    return text


Words = Annotated[str, AfterValidator(_plain)]
Base64 = Annotated[str, AfterValidator(_written)]


class Taken(Schema):
    """A body: what nobody knows is refused, so that a misspelt field is not lost in silence."""

    model_config = ConfigDict(extra="forbid")


class Asked(Schema):
    """Which part of a list."""

    after: UUID | None = Field(default=None, description="The `next` of the page before.")
    limit: int = Field(default=50, ge=1, le=MOST_ROWS, description="How many at most.")


class DirectoryPage(Schema):
    """Whole objects of HSDS 3.0, in the order of their ids."""

    contents: list[dict[str, Any]] = Field(
        description="Objects of the Human Services Data Specification 3.0, with their parts."
    )
    next: UUID | None = Field(description="Ask for what follows with `after`; null where nothing does.")


class Standing(Schema):
    """A referral that stands with you. Nothing in it says who it is about."""

    id: UUID
    reference: str = Field(description="As the centre calls it on the telephone.")
    urgency: Urgency
    topic: str
    region: str = Field(description="ISO 3166; where help is needed.")
    state: OfferState
    asked_on: date
    due_at: datetime | None = Field(description="By when you answer; null while nothing is due from you.")
    until: date = Field(description="The last day on which it opens.")


class Message(Schema):
    """What one side wrote to the other, sealed under the key of the referral."""

    id: UUID
    is_yours: bool
    written_on: date
    sealed_text: str = Field(description="Base64.")


class Fetched(Standing):
    """With all that your system opens."""

    sealed_key: str = Field(description="Base64: the key of this referral, sealed to your public key.")
    sealed_packet: str = Field(
        description="Base64: need, region and what the person agreed to, under that key."
    )
    messages: list[Message]


class StandingPage(Schema):
    contents: list[Standing]
    next: UUID | None = Field(description="Ask for what follows with `after`; null where nothing does.")


class Said(Taken):
    """One answer. `refusal` belongs to REFUSE, `result` to FINISH; `text` with `key` to any, and to WORDS and ASK_MORE by all means."""

    id: UUID = Field(description="Drawn by your system: the same answer sent again is taken once.")
    move: Literal["SEE", "ACCEPT", "ASK_MORE", "REFUSE", "FINISH", "WORDS"]
    refusal: Refusal | None = None
    result: Result | None = None
    text: Words = Field(default="", max_length=LONGEST_WORD)
    key: Base64 = Field(
        default="",
        max_length=44,
        description="Base64 of the 32 bytes that your system opened: needed with `text`.",
    )


class IntakeKey(Schema):
    """Of the centre that issued your key."""

    public_key: str = Field(description="Base64: X25519, 32 bytes.")


class Sent(Taken):
    """One appeal."""

    id: UUID = Field(description="Drawn by your system, and part of what is sealed.")
    sealed_appeal: Base64 = Field(
        min_length=SHORTEST_SEALED,
        max_length=LONGEST_SEALED,
        description="Base64: the appeal, sealed to the centre's key (docs/api.md).",
    )


class Received(Schema):
    """It is kept: it survives a crash of the server."""

    id: UUID


def decoded(text: str) -> bytes:
    """Of what was checked above."""
    return base64.b64decode(text, validate=True)


def encoded(some: bytes | memoryview) -> str:
    return base64.b64encode(bytes(some)).decode()


def lacking(field: str, sentence: str) -> Refused:
    return Refused("UNREADABLE", [(field, sentence)])
