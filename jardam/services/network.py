"""The picture of the whole network: which centre gives which standard service, and what it delivered, protected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from jardam.centres.models import Centre
from jardam.kernel.months import Month
from jardam.network.models import StandardService
from jardam.network.rules.standard import Counted
from jardam.quality.rules.small_numbers import Shown
from jardam.services.models import Publication, PublishedFigure, PublishedOffer
from jardam.services.rules.delivery import Figure, Sum, figure_of, months_asked, summed
from jardam.services.showing import manner_words


@dataclass(frozen=True, slots=True)
class Published:
    """What a centre delivered of one service: in the last published month, and in the twelve before it."""

    month: Shown
    before: Sum


@dataclass(frozen=True, slots=True)
class NetworkCell:
    """One service in one centre. ``offer`` is None where it is not given."""

    offer: PublishedOffer | None
    delivered: Published | None

    @property
    def codes(self) -> str:
        """The languages in their shortest form, for a table of the whole network."""
        return " ".join(self.offer.language_codes) if self.offer else ""

    @property
    def manner(self) -> str:
        return manner_words(self.offer) if self.offer else ""


@dataclass(frozen=True, slots=True)
class CentreColumn:
    centre: Centre
    publication: Publication | None

    @property
    def month(self) -> Month | None:
        to_month = self.publication.to_month if self.publication else None
        return Month.of(to_month) if to_month else None


@dataclass(frozen=True, slots=True)
class NetworkRow:
    service: StandardService
    cells: Sequence[NetworkCell]
    is_counted: bool


class NetworkPicture:
    """What was published of all centres, or of some. Four queries, whatever their number."""

    def __init__(self, catalogue: Sequence[StandardService], centres: Sequence[Centre]) -> None:
        self._catalogue = catalogue
        publications = {one.centre_id: one for one in Publication.objects.filter(centre__in=centres)}
        self.columns = [CentreColumn(centre, publications.get(centre.pk)) for centre in centres]
        self._offers = {
            (one.centre_id, one.service): one for one in PublishedOffer.objects.filter(centre__in=centres)
        }
        self._figures: Mapping[tuple[UUID, str, Month], Shown] = {
            (one.centre_id, one.figure, one.month): one.shown
            for one in PublishedFigure.objects.filter(centre__in=centres)
        }

    @property
    def rows(self) -> list[NetworkRow]:
        return [
            NetworkRow(
                service,
                [self._cell(service, column) for column in self.columns],
                service.counted != Counted.NOT_YET,
            )
            for service in self._catalogue
        ]

    def _cell(self, service: StandardService, column: CentreColumn) -> NetworkCell:
        figure = figure_of(Counted(service.counted))
        return NetworkCell(
            self._offers.get((column.centre.pk, service.code)),
            self._delivered(column, figure) if figure and column.month else None,
        )

    def _delivered(self, column: CentreColumn, figure: Figure) -> Published | None:
        assert column.month is not None
        months = [
            self._figures.get((column.centre.pk, figure.value, one)) for one in months_asked(column.month)
        ]
        if months[0] is None:
            return None
        return Published(months[0], summed([one for one in months[1:] if one is not None]))
