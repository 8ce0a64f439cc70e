from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "jardam.knowledge"

    def ready(self) -> None:
        from jardam.knowledge.dependents import card_source  # noqa: PLC0415 - after the app registry stands
        from jardam.knowledge.findable import CARD, cards  # noqa: PLC0415
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.search import sources  # noqa: PLC0415

        dependents.register(card_source(_("Answer cards")))
        sources.register(sources.Source(CARD, cards))
