"""The standard services of the network, with their version."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from jardam.kernel.ids import day_uuid
from jardam.kernel.privacy import Privacy
from jardam.network.choices import for_whom, service_blocks
from jardam.network.rules.standard import Counted, ForWhom, ServiceBlock


class StandardService(models.Model):
    """One service that is the same in every centre. Its code is never renamed; what it says belongs to a version."""

    id = models.UUIDField(primary_key=True, default=day_uuid, editable=False)
    code = models.CharField(max_length=20, unique=True)
    version = models.PositiveSmallIntegerField()  # of the catalogue
    position = models.PositiveSmallIntegerField()
    block = models.CharField(max_length=17, choices=service_blocks)
    names = models.JSONField()  # by language, all six
    what = models.JSONField()  # {"ru": …, "en": …}
    for_whom = models.CharField(max_length=11, choices=for_whom)
    counted = models.CharField(max_length=16)  # the rule by which it counts as delivered: `choices.Counted`
    is_reviewed = models.BooleanField(default=False)  # the names for clients, by native speakers
    source = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)

    privacy = Privacy(
        plain="id code version position block names what for_whom counted is_reviewed source digest"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="standardservice_block_known",
                condition=Q(block__in=[block.value for block in ServiceBlock]),
            ),
            models.CheckConstraint(
                name="standardservice_for_whom_known",
                condition=Q(for_whom__in=[group.value for group in ForWhom]),
            ),
            models.CheckConstraint(
                name="standardservice_counted_known",
                condition=Q(counted__in=[rule.value for rule in Counted]),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """The name in the reader's language, else in Russian."""
        return str(_in_own_language(self.names))

    @property
    def says(self) -> str:
        """What it is, in one sentence."""
        return str(_in_own_language(self.what))


def _in_own_language(words: dict[str, str]) -> str:
    return words.get((get_language() or "ru")[:2]) or words["ru"]
