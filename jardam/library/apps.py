from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "jardam.library"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.library.choices import (  # noqa: PLC0415
            column_words,
            format_words,
            material_kind_words,
            note_kind_words,
            outcome_words,
            proposal_words,
        )
        from jardam.library.dependent_issues import issue_source  # noqa: PLC0415
        from jardam.library.dependents import leaflet_source, material_source  # noqa: PLC0415
        from jardam.library.findable import AGREEMENT, MATERIAL, agreements, materials  # noqa: PLC0415
        from jardam.search import sources  # noqa: PLC0415

        dependents.register(leaflet_source(_("Leaflets, each language by itself")))
        dependents.register(material_source(_("Materials that go with these answers")))
        dependents.register(issue_source(_("Printed issues of the newspaper")))
        sources.register(sources.Source(AGREEMENT, agreements, quotes_law=True))
        sources.register(sources.Source(MATERIAL, materials, quotes_law=True))

        sentences.register(
            "evidence.noted", _("noted how an agreement is applied: {outcome}"), outcome=outcome_words
        )
        sentences.register("evidence.withdrawn", _("took back a note on how an agreement is applied"))
        sentences.register(
            "clarification.noted", _("wrote down how a rule is understood: {kind}"), kind=note_kind_words
        )
        sentences.register("clarification.withdrawn", _("withdrew a note on how a rule is understood"))
        sentences.register(
            "wording.proposed", _("proposed a word for the glossary: {column}"), column=column_words
        )
        sentences.register(
            "wording.decided", _("decided on a word for the glossary: {state}"), state=proposal_words
        )
        sentences.register("issue.begun", _("began an issue of the newspaper"))
        sentences.register("issue.changed", _("changed an issue of the newspaper"))
        sentences.register("issue.approved", _("approved an issue of the newspaper"))
        sentences.register("material.entered", _("entered a material: {kind}"), kind=material_kind_words)
        sentences.register(
            "material.copied", _("added a copy of a material: {language}, {format}"), format=format_words
        )
        sentences.register("material.withdrawn", _("withdrew a material"))
        sentences.register(
            "copy.withdrawn", _("withdrew a copy of a material: {language}, {format}"), format=format_words
        )
        sentences.register(
            "material.decided", _("decided on a copy of a material: {state}"), state=proposal_words
        )
