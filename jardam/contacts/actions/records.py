"""What is handed to the actions of this room, and what they refuse with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jardam.contacts.choices import ClientKind, Screening
from jardam.contacts.models import Contact, Door, OwnTopic
from jardam.contacts.rules.closing import Kind, Missing, Outcome, Reason
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.models import Organisation
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.vault.restricted import Opener


class ContactNotReady(ValueError):
    """The contact cannot be closed yet; ``missing`` says what it lacks."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__(", ".join(missing))
        self.missing = list(missing)


class CallerUndecided(ValueError):
    """The number is in a file already, and nobody has said whether this is the same person.

    ``persons``: in whose files. That they were found is counted and written down as a look-up, and stays so.
    """

    def __init__(self, persons: Sequence[Person]) -> None:
        super().__init__(f"files with this number: {len(persons)}")
        self.persons = list(persons)


class AlreadyClosed(ValueError):
    """Somebody (perhaps this person, in another tab) has closed it."""


class MomentRefused(ValueError):
    """A callback cannot be promised for this moment; ``missing`` says why."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing)
        self.missing = missing


class DraftOutdated(ValueError):
    """Another page keeps a newer draft of this contact; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class PromisedCallback:
    """When to call again, in which language, and whether a voice message could harm."""

    due_at: datetime
    language: Language
    may_leave_message: bool = False
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """What a closed contact holds. ``narrative`` is sealed; the rest is plain and counted."""

    language: Language
    topics: Sequence[Topic]
    outcome: Outcome | None
    narrative: Mapping[str, str]
    kind: Kind = Kind.CONSULTATION
    client_kind: ClientKind = ClientKind.WORKER
    violence: Screening = Screening.NOT_ASKED
    discrimination: Screening = Screening.NOT_ASKED
    region: str = ""
    sex: str = ""
    age_band: str = ""
    cards: Sequence[tuple[str, int]] = ()  # (card code, version read out)
    callback: PromisedCallback | None = None
    own_topics: Mapping[Topic, OwnTopic] = field(default_factory=dict)  # the centre's own word for a topic
    door: Door | None = None
    relation: str = ""
    permission: str = ""
    reason: Reason | None = None
    partner: Organisation | None = None  # to whom the person is sent; `followups` keeps it
    heard_from: str = ""
    heard_through: Contact | None = None  # the contact whose number the caller was given
    is_heavy: bool = False  # hard to listen to: counted for whoever listened


@dataclass(frozen=True, slots=True)
class Tab:
    """The page that types: its ``name``, the revision of the draft it last ``heard`` of, and how often it was ``typed`` in.

    ``follows``: the page whose refused words it brought back, as that was when it was sent.
    """

    name: str
    heard: int
    typed: int = 0
    follows: "Tab | None" = None

    def goes_on(self, name: str, typed: int) -> bool:
        """Whether this page holds what the page ``name`` said when it had been ``typed`` in so often."""
        before = self.follows
        return name == self.name or (before is not None and name == before.name and typed <= before.typed)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called, as far as they said: a person known already, or what a new file shall hold; often neither.

    ``opener`` is whoever may open a known person's restricted file. ``is_undecided``: nobody has said yet
    whether it is somebody of an earlier contact, so a number that is known must be asked about.
    """

    person: Person | None = None
    identity: Identity = field(default_factory=Identity)
    opener: Opener | None = None
    is_undecided: bool = False

    @property
    def has_number(self) -> bool:
        """Whether there is somewhere to call back: a file that is known, or a phone just given."""
        return self.person is not None or bool(self.identity.phones)
