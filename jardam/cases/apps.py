from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "jardam.cases"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.cases.dependents import term_source  # noqa: PLC0415
        from jardam.cases.receivers import forget_check_ins, take_cases_along  # noqa: PLC0415
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.people.signals import person_erased, person_restricted  # noqa: PLC0415

        dependents.register(term_source(_("Terms of cases")))
        person_restricted.connect(take_cases_along, dispatch_uid="cases.sealed")
        person_erased.connect(forget_check_ins, dispatch_uid="cases.erased")
        sentences.register("case.opened", _("opened a case"))
        sentences.register("case.read", _("read a case"))
        sentences.register("case.noted", _("wrote down what happened in a case"))
        sentences.register("case.went_on", _("did or changed the next action of a case"))
        sentences.register("case.need_added", _("wrote down what is needed in a case"))
        sentences.register("case.need_seen", _("said how a need in a case is seen"))
        sentences.register("case.need_ended", _("said what became of a need in a case"))
        sentences.register("case.term_set", _("wrote down a term of a case"))
        sentences.register("case.term_moved", _("changed the day from which a term of a case is counted"))
        sentences.register("case.term_ended", _("said what became of a term of a case"))
        sentences.register("case.calendar_made", _("made a secret address for a calendar of terms"))
        sentences.register("case.calendar_ended", _("ended the secret address of a calendar of terms"))
        sentences.register("case.stage_moved", _("moved a case to another stage"))
        sentences.register("case.handed_over", _("handed a case over"))
        sentences.register("case.joined", _("added a colleague to the team of a case"))
        sentences.register("case.parted", _("took a colleague out of the team of a case"))
        sentences.register("case.weighed", _("said how much strength a case takes"))
        sentences.register("cover.named", _("said who stands in for a colleague"))
        sentences.register("cover.ended", _("ended that somebody stands in for a colleague"))
        sentences.register("case.closed", _("closed a case"))
        sentences.register("case.asked", _("asked after the end of a case how it went"))
        sentences.register("case.reopened", _("opened a closed case again"))
        sentences.register("case.barred", _("barred a colleague from a case"))
        sentences.register("case.let_in", _("let a barred colleague know of a case again"))
        sentences.register("case.item_ticked", _("said what became of an item of a case's checklist"))
        sentences.register("case.track_changed", _("changed what kind of matter a case is"))
        sentences.register("case.signs_asked", _("wrote down signs of forced labour in a case"))
        sentences.register("item.added", _("added an item to a checklist"))
        sentences.register("item.closed", _("took an item off a checklist"))
        sentences.register("item.opened", _("put an item back on a checklist"))
