"""Who did what. Append only: the database refuses to change or remove an entry, and the chain shows it if it was.

The chain of the network (acts of people without a centre) stands under a centre id that belongs to no
centre, NETWORK_CHAIN; therefore ``centre`` here is not a foreign key of the database.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from jardam.audit.rules.chain import Act, Link, Point
from jardam.centres.tenancy import Tenant
from jardam.kernel.privacy import Privacy

NETWORK_CHAIN = UUID(int=0)


class Chained(Tenant):
    """What an entry and a reading that waits to become one have in common."""

    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", db_index=False
    )
    happened_on = models.DateField()  # the exact moment is sealed
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        null=True,  # the machine itself: a scheduled job
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    verb = models.CharField(max_length=60)  # "contact.closed": room, dot, past tense
    subject = models.BinaryField(max_length=16)  # keyed hash of table and id: erasing the subject unlinks it
    detail = models.JSONField(default=dict)  # codes only: `rules.details`
    sealed_moment = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.verb

    @property
    def act(self) -> Act:
        return Act(
            self.id, self.centre_id, self.happened_on, self.by_id, self.verb, bytes(self.subject), self.detail
        )


class Entry(Chained):
    """One thing somebody did, in its place in the chain of its centre."""

    seq = models.BigIntegerField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    privacy = Privacy(
        plain="id centre happened_on verb subject detail sealed_moment seq previous hash", personal="by"
    )

    class Meta:
        constraints = [models.UniqueConstraint(name="entry_seq_once", fields=["centre", "seq"])]
        indexes = [models.Index(name="entry_by_subject", fields=["centre", "subject", "seq"])]

    @property
    def link(self) -> Link:
        return Link(self.act, bytes(self.sealed_moment), self.seq, bytes(self.previous), bytes(self.hash))


class Reading(Chained):
    """Somebody looked at something sensitive. A plain row, so that reading never waits for writers;
    the worker moves it into the chain within a second of its commit. The column ``xid`` (its
    transaction, filled by the database) says when that is safe.
    """

    privacy = Privacy(plain="id centre happened_on verb subject detail sealed_moment", personal="by")


class Head(Tenant):
    """Where the chain of a centre stands. Locked while entries are added, and it only ever moves forwards."""

    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", db_index=False
    )
    seq = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=32)

    privacy = Privacy(plain="id centre seq hash")

    class Meta:
        constraints = [models.UniqueConstraint(name="head_one_per_chain", fields=["centre"])]

    def __str__(self) -> str:
        return f"head at {self.seq}"

    @property
    def point(self) -> Point:
        return Point(self.seq, bytes(self.hash))
