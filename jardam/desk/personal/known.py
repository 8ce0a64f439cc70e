"""What must be known of a person before one calls or meets them, on every page from which somebody would.

It names nobody: how to reach them without harm, in which language to speak, how they are served.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.centres.choices import languages
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.people.choices import AgeBand, Sex
from jardam.people.models import Person, PersonQuerySet
from jardam.people.permissions import may_change_identity, may_identify
from jardam.people.queries import read_known
from jardam.people.rules.groups import Family, expects, has_small_children
from jardam.people.rules.identity import READS_NOTHING, Known, SafeContact
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener

Facts = list[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class ShownKnown:
    """``is_closed``: the file is closed to this reader or session, who then must ask before calling.

    ``person_id``: whose sheet the reader may fill in, where they may.
    """

    facts: Facts
    groups: Sequence[str | Promise] = ()
    is_asked: bool = False
    is_group_asked: bool = False
    is_withheld: bool = False
    may_be_child: bool = False
    person_id: UUID | None = None
    is_closed: bool = False


CLOSED = ShownKnown([], is_closed=True)


def shown_known(request: StaffRequest, person: Person | None) -> ShownKnown | None:
    """None where there is nobody to call: no file, an erased one, or a reader who looks nobody up."""
    if person is None or person.erased_on is not None or not may_identify(request.user):
        return None
    if not is_open_to(request.user, person):
        return CLOSED
    try:
        known = read_known(person, by=request.user, at=timezone.now(), opener=opener(request))
    except FileKeyLocked:
        return CLOSED
    except FileKeyDestroyed:  # erased since the page was asked for
        return None
    return ShownKnown(
        facts=[*safe_contact_facts(known.safe_contact), *_languages(known)],
        groups=_groups(person, known.family),
        is_asked=known.safe_contact.is_known,
        is_group_asked=bool(known.family),
        is_withheld=known.is_withheld,
        may_be_child=known.may_be_child,
        person_id=person.pk if may_change_identity(request.user, person) else None,
    )


def is_open_to(user: User, found: Person) -> bool:
    """What a closed file was about is as closed as the file: a topic may tell all."""
    if not found.key.is_restricted:
        return user.centre_id == found.centre_id and may_identify(user)
    readers: PersonQuerySet = Person.objects.open_to(user)
    return readers.filter(pk=found.pk).exists()


def safe_contact_facts(safe: SafeContact) -> Facts:
    """How to reach somebody without harming them, as far as they said."""
    rows: Facts = [
        (_("Who must not know"), safe.must_not_know),
        (_("When it is safe to call"), safe.when),
        (_("How it is safe to reach them"), safe.how),
        (_("What may be said, and to whom"), safe.may_say),
    ]
    return [(term, value) for term, value in rows if value]


def language_word(code: str) -> str | Promise:
    """In the reader's language; nothing for one that nobody asked for."""
    if code == READS_NOTHING:
        return _("reads no language: tell them, do not write")
    return languages()[Language(code)] if code else ""


def _languages(known: Known) -> Facts:
    rows: Facts = [
        (_("Language to talk in"), language_word(known.talks)),
        (_("Language to write to them in"), language_word(known.reads)),
    ]
    return [(term, value) for term, value in rows if value]


def _groups(person: Person, family: str) -> list[str | Promise]:
    """By what they are served differently, a word each; nothing that nobody said."""
    words: list[str | Promise] = []
    if person.sex:
        words.append(Sex(person.sex).label)
    if person.age_band:
        words.append(AgeBand(person.age_band).label)
    if expects(family):
        words.append(_("expects a child"))
    if has_small_children(family):
        words.append(_("has small children with them"))
    if family == Family.NOT_SAID:
        words.append(_("asked, and left open"))
    return words
