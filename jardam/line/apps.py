from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LineConfig(AppConfig):
    name = "jardam.line"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.contacts.signals import contact_closed  # noqa: PLC0415
        from jardam.line.choices import call_words, end_words  # noqa: PLC0415
        from jardam.line.receivers import follow_contact  # noqa: PLC0415

        contact_closed.connect(follow_contact, dispatch_uid="line.contacts")
        sentences.register("line.rang", _("took in a call of the exchange"))
        sentences.register("line.ended", _("noted the end of a call: {state}"), state=call_words)
        sentences.register("line.late", _("noted late news of a call that was over"))
        sentences.register("line.taken", _("took a call"))
        sentences.register("line.forgotten", _("destroyed what was told of calls that are over: {calls}"))
        sentences.register("line.seated", _("sat down at an extension"))
        sentences.register("line.left", _("left an extension"))
        sentences.register("line.secret_made", _("made the secret of the exchange"))
        sentences.register("missed_call.opened", _("opened a ticket for a missed call"))
        sentences.register("missed_call.returned", _("called a missed caller back"))
        sentences.register("missed_call.tried", _("reached nobody on calling back"))
        sentences.register("missed_call.ended", _("ended a missed call: {end}"), end=end_words)
