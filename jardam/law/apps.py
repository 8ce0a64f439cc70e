from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    name = "jardam.law"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.centres.choices import languages  # noqa: PLC0415
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.law.findable import CALCULATOR, calculators  # noqa: PLC0415
        from jardam.law.noticed import notice_source  # noqa: PLC0415
        from jardam.search import sources  # noqa: PLC0415

        dependents.register(notice_source(_("Notices of other changes")))
        sources.register(sources.Source(CALCULATOR, calculators))

        sentences.register("law.change_entered", _("entered change {number} of the law"))
        sentences.register("law.change_edited", _("edited change {number} of the law"))
        sentences.register("law.change_rehearsed", _("rehearsed change {number} of the law"))
        sentences.register("law.change_discarded", _("threw change {number} of the law away"))
        sentences.register("law.change_confirmed", _("confirmed change {number} of the law"))
        sentences.register("law.change_withdrawn", _("withdrew change {number} of the law"))
        sentences.register("law.notices_drafted", _("had notices drafted on change {number} of the law"))
        sentences.register(
            "law.notice_edited",
            _("edited a notice on change {number} of the law: {language}"),
            language=languages,
        )
        sentences.register(
            "law.notice_released",
            _("released a notice on change {number} of the law: {language}"),
            language=languages,
        )
        sentences.register("law.told", _("wrote down who was told of change {number} of the law"))
