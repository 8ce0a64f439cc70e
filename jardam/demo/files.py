"""The files of invented people: whoever left a number gets one, whoever called before has one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from jardam.centres.models import Centre
from jardam.contacts.models import Contact
from jardam.database.bulk import insert_all
from jardam.demo.calls import InventedCall
from jardam.demo.dice import Dice
from jardam.demo.names import MALE, person_name
from jardam.demo.phones import invented_phone
from jardam.demo.plan import Batch
from jardam.kernel.languages import Language
from jardam.people.actions import put_identity
from jardam.people.models import Person, PersonIndex
from jardam.people.rules.identity import Identity, SafeContact, index_values
from jardam.vault.choices import Tier
from jardam.vault.indexes import blind_index
from jardam.vault.models import FileKey

REMEMBERED = timedelta(days=92)
MOST_REMEMBERED = 200
CAREFUL_ONE_IN = 4  # assumed
CAREFUL = SafeContact(
    when="[demo] после 20:00",
    how="[demo] сначала сообщение",
    may_say="[demo] только ему самому; остальным: ошиблись номером",
    must_not_know="[demo] бригадир и соседи по комнате",
)
SAID_NAME, SAID_BIRTH_YEAR = 0.7, 0.3  # assumed


@dataclass(slots=True)
class Files:
    """The people of one centre: those of the last months, and the new ones of this batch."""

    centre: Centre
    dice: Dice
    known: defaultdict[Language, list[Person]] = field(default_factory=lambda: defaultdict(list))
    opened: list[tuple[Person, Identity]] = field(default_factory=list)

    def remember(self, batch: Batch) -> None:
        """Take up whoever called in the three months before the batch."""
        span = (batch.first - REMEMBERED, batch.first - timedelta(days=1))
        earlier = Contact.objects.filter(centre=self.centre, happened_on__range=span, person__isnull=False)
        earlier = earlier.filter(person__erased_on=None, person__key__tier=Tier.STANDARD)
        earlier = earlier.select_related("person__key").defer("sealed_narrative", "person__sealed_identity")
        for contact in earlier.order_by("-happened_on", "pk")[: min(MOST_REMEMBERED, batch.contacts)]:
            self.known[Language(contact.language)].append(contact.person)

    def of_caller(self, call: InventedCall) -> Person | None:
        """The file of somebody who called before, or a new one; none for who left no number."""
        if not call.left_number:
            return None
        known = self.known[call.language]
        if not (call.called_before and known):
            known.append(self._open(call))
            return known[-1]
        return self.dice.one(known)

    def seal(self, keys: Sequence[FileKey]) -> None:
        """Give each new file its key and seal who it is."""
        for (person, identity), key in zip(self.opened, keys, strict=True):
            person.key = key
            put_identity(person, identity)

    def save(self) -> None:
        insert_all([person for person, _ in self.opened])
        insert_all(list(self._index()))

    def _open(self, call: InventedCall) -> Person:
        day = call.happened_on
        person = Person(id=self.dice.id_on(day), centre=self.centre, added_on=day)
        person.sex, person.age_band = call.sex, call.age_band
        self.opened.append((person, self._identity(call)))
        return person

    def _identity(self, call: InventedCall) -> Identity:
        name = person_name(call.language, call.sex or MALE, self.dice)
        born = call.happened_on.year - self.dice.number(18, 60)
        return Identity(
            name=name.full if self.dice.chance(SAID_NAME) else "",
            phones=(invented_phone(call.language, self.centre.country, self.dice),),
            birth=str(born) if self.dice.chance(SAID_BIRTH_YEAR) else "",
            talks="" if call.language is Language.UNKNOWN else call.language.value,
            safe_contact=CAREFUL if born % CAREFUL_ONE_IN == 0 else SafeContact(),
        )

    def _index(self) -> Iterator[PersonIndex]:
        for person, identity in self.opened:
            for kind, value in index_values(identity):
                digest = blind_index(self.centre.id, kind, value)
                yield PersonIndex(
                    id=self.dice.id_on(person.added_on),
                    centre=self.centre,
                    person=person,
                    kind=kind,
                    digest=digest,
                )
