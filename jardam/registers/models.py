"""Registers on their way in, what came of them, and exports that identify.

The file rests sealed under a key of its own, which is destroyed with it; what its columns mean and what is wrong
with its rows is sealed too; counts are plain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import CentreFK, Tenant, TenantQuerySet
from jardam.contacts.models import Contact
from jardam.kernel.privacy import Privacy
from jardam.people.models import Person
from jardam.registers.choices import RequestState, State, request_states, states
from jardam.vault.models import FileKey

if TYPE_CHECKING:
    from jardam.centres.models import User

AT_WORK = (State.REHEARSING, State.RUNNING)


class ImportQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> ImportQuerySet:
        """The imports of the own centre, without what they hold sealed."""
        ours = self.of_centre_of(user) if user.holds(Right.REGISTER_IMPORT) else self.none()
        return ours.defer("sealed_file", "sealed_survey", "sealed_report")


class Import(Tenant):
    """One file of a centre's own register."""

    state = models.CharField(max_length=10, choices=states, default=State.UPLOADED)
    why_refused = models.CharField(max_length=20, blank=True)  # rules.problems.Unreadable
    brought_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    brought_on = models.DateField()
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")  # of meaning and report
    file_key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")  # destroyed with the file
    file_digest = models.BinaryField(max_length=16)  # keyed: the same file is known again
    headings_digest = models.BinaryField(max_length=16, null=True)  # keyed: its mapping is remembered by it
    sealed_file = models.BinaryField(null=True)
    sealed_survey = models.BinaryField(
        null=True
    )  # headings, first rows and words: what the pages show of the file
    sealed_meaning = models.BinaryField(null=True)
    sealed_report = models.BinaryField(null=True)
    rows = models.PositiveIntegerField(default=0)
    ready = models.PositiveIntegerField(default=0)
    duplicates = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    notices = models.PositiveIntegerField(default=0)
    persons_new = models.PositiveIntegerField(default=0)
    persons_known = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(
        default=0
    )  # contacts that an undoing left, since somebody had touched them
    ended_on = models.DateField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre state why_refused brought_by brought_on key file_key headings_digest rows ready duplicates"
        " refused notices persons_new persons_known kept ended_on",
        personal="file_digest",
        sensitive="sealed_file sealed_survey sealed_meaning sealed_report",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="import_holds_a_file_until_it_ends",
                condition=Q(state__in=[State.DONE, State.UNDONE, State.REFUSED], sealed_file__isnull=True)
                | ~Q(state__in=[State.DONE, State.UNDONE, State.REFUSED]) & Q(sealed_file__isnull=False),
            ),
        ]
        indexes = [models.Index("centre", F("brought_on").desc(), F("id").desc(), name="import_by_day")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK


class Mapping(Tenant):
    """What the columns and words of registers with these headings mean in this centre; sealed, like the register."""

    headings_digest = models.BinaryField(max_length=16)
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_meaning = models.BinaryField()
    said_on = models.DateField()

    privacy = Privacy(plain="id centre headings_digest key said_on", sensitive="sealed_meaning")

    class Meta:
        constraints = [models.UniqueConstraint(name="mapping_once", fields=["centre", "headings_digest"])]

    def __str__(self) -> str:
        return str(self.pk)


class ImportedContact(Tenant):
    """Which contact came of which row. ``digest`` knows the row again; ``stamp`` says whether anybody changed it since."""

    imported = CentreFK(Import, on_delete=models.PROTECT, related_name="contacts")
    contact = CentreFK(Contact, on_delete=models.CASCADE, related_name="imports")
    row_number = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=16)
    stamp = models.BinaryField(max_length=32)

    privacy = Privacy(plain="id centre imported contact row_number stamp", personal="digest")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="importedcontact_once", fields=["centre", "contact"]),
            models.UniqueConstraint(name="importedcontact_row_once", fields=["centre", "digest"]),
        ]
        indexes = [models.Index("centre", "imported", "row_number", name="importedcontact_by_import")]

    def __str__(self) -> str:
        return str(self.pk)


class ImportedPerson(Tenant):
    """A person whose file an import opened; undone with it, unless somebody has touched the file."""

    imported = CentreFK(Import, on_delete=models.PROTECT, related_name="persons")
    person = CentreFK(Person, on_delete=models.CASCADE, related_name="imports")
    stamp = models.BinaryField(max_length=32)

    privacy = Privacy(plain="id centre imported person stamp")

    class Meta:
        constraints = [models.UniqueConstraint(name="importedperson_once", fields=["centre", "person"])]
        indexes = [models.Index("centre", "imported", name="importedperson_by_import")]

    def __str__(self) -> str:
        return str(self.pk)


class RequestQuerySet(TenantQuerySet):
    def visible_to(self, user: User) -> RequestQuerySet:
        """Those who may decide see all of their centre, others their own."""
        ours = self.of_centre_of(user)
        return ours if user.holds(Right.EXPORT_APPROVE) else ours.filter(asked_by=user)


class ExportRequest(Tenant):
    """Somebody asks to take out what identifies people; somebody else decides, and it leaves once."""

    state = models.CharField(max_length=8, choices=request_states, default=RequestState.WAITING)
    asked_by = models.ForeignKey("centres.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_on = models.DateField()
    first_on = models.DateField()
    last_on = models.DateField()
    language = models.CharField(max_length=2, blank=True, default="")
    topic = models.CharField(max_length=30, blank=True)
    outcome = models.CharField(max_length=16, blank=True)
    region = models.CharField(max_length=6, blank=True)
    has_phones = models.BooleanField(default=False)
    has_names = models.BooleanField(default=False)
    has_words = models.BooleanField(default=False)
    key = CentreFK(FileKey, on_delete=models.PROTECT, related_name="+")
    sealed_reason = models.BinaryField()
    decided_by = models.ForeignKey(
        "centres.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_on = models.DateField(null=True, blank=True)
    sealed_until = models.BinaryField(null=True)  # the moment until which an approved one may be fetched

    objects = RequestQuerySet.as_manager()

    privacy = Privacy(
        plain="id centre state asked_by asked_on first_on last_on language topic outcome region has_phones has_names"
        " has_words key decided_by decided_on",
        sensitive="sealed_reason sealed_until",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="exportrequest_decided_by_a_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="exportrequest_leaves_only_when_decided",
                condition=Q(state=RequestState.WAITING)
                | Q(decided_by__isnull=False, decided_on__isnull=False),
            ),
        ]
        indexes = [models.Index("centre", F("asked_on").desc(), F("id").desc(), name="exportrequest_by_day")]

    def __str__(self) -> str:
        return str(self.pk)
