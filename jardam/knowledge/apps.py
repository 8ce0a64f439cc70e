from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "jardam.knowledge"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.knowledge.dependents import card_source  # noqa: PLC0415
        from jardam.knowledge.findable import CARD, cards  # noqa: PLC0415
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.search import sources  # noqa: PLC0415

        dependents.register(card_source(_("Answer cards")))
        sources.register(sources.Source(CARD, cards, quotes_law=True))
        sentences.register("card.drafted", _("wrote new words for an answer"))
        sentences.register("card.sent", _("handed new words of an answer to a second person"))
        sentences.register("card.returned", _("sent new words of an answer back"))
        sentences.register("card.discarded", _("discarded new words of an answer"))
        sentences.register("card.published", _("published an answer, version {version}"))
        sentences.register("card.signed_off", _("signed words of an answer off"))
