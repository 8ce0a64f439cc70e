from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilingsConfig(AppConfig):
    name = "jardam.filings"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.collective.signals import parts_forgotten  # noqa: PLC0415
        from jardam.filings import by_consents, by_terms, providers  # noqa: PLC0415
        from jardam.filings.dependents import figure_source  # noqa: PLC0415
        from jardam.filings.receivers import (  # noqa: PLC0415
            forget_others,
            forget_sent_files,
            hide_from_barred,
            take_papers_along,
        )
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.people.signals import person_erased, person_restricted  # noqa: PLC0415

        providers.register("centres", providers.from_centre)
        providers.register("people", providers.from_person)
        providers.register("terms", by_terms.from_terms, by_terms.CODES)
        providers.register("consents", by_consents.from_consents, by_consents.CODES)
        dependents.register(figure_source(_("Numbers in papers that were sent")))
        person_restricted.connect(take_papers_along, dispatch_uid="filings.sealed")
        person_restricted.connect(forget_others, dispatch_uid="filings.restricted")
        parts_forgotten.connect(hide_from_barred, dispatch_uid="filings.hidden")
        person_erased.connect(forget_others, dispatch_uid="filings.erased")
        person_erased.connect(forget_sent_files, dispatch_uid="filings.erased_files")
        sentences.register("paper.begun", _("began a paper of a case"))
        sentences.register("paper.filled", _("wrote down facts for the papers of a case"))
        sentences.register("paper.claim_taken", _("took the facts of a wage claim into a paper"))
        sentences.register("paper.workers_taken", _("took the workers of a collective claim into a paper"))
        sentences.register("paper.others_left_out", _("left the other workers out of a paper"))
        sentences.register("paper.read", _("read a paper of a case"))
        sentences.register("paper.taken_out", _("took a paper of a case out to print or edit"))
        sentences.register("paper.sent", _("wrote down that a paper was sent"))
        sentences.register("paper.file_kept", _("kept the file that really went beside a paper"))
        sentences.register("paper.file_checked", _("had a held file of a paper checked"))
        sentences.register(
            "paper.file_refused", _("took a file of a paper out that is broken or has a virus in it")
        )
        sentences.register("paper.file_read", _("read the file that really went"))
        sentences.register("paper.original_read", _("took out the original of the file that really went"))
        sentences.register("paper.answered", _("wrote down the answer to a paper"))
        sentences.register("paper.dropped", _("threw the draft of a paper away"))
        sentences.register("authority.kept", _("wrote down the address of an authority"))
        sentences.register("template.added", _("took in a template for papers"))
        sentences.register("template.retired", _("took a template for papers out of use"))
