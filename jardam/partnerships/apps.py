from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "jardam.partnerships"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("agreement.signed", _("wrote down what was agreed with a partner"))
        sentences.register("agreement.ended", _("wrote down that an agreement with a partner has ended"))
        sentences.register("discount.told", _("wrote down whether a partner kept its promise"))
