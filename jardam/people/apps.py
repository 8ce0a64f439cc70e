from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "jardam.people"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("person.added", _("added a person"))
        sentences.register("person.identity_changed", _("changed who a person is"))
        sentences.register("person.groups_said", _("wrote down how a person is to be served"))
        sentences.register("person.known_read", _("read how a person is reached safely"))
        sentences.register("person.looked_up_by_phone", _("looked for a person by phone"))
        sentences.register("person.looked_up_by_document", _("looked for a person by a document"))
        sentences.register("person.looked_up_by_name", _("looked for a person by name"))
        sentences.register(
            "person.looked_up_by_name_birth", _("looked for a person by name and date of birth")
        )
        sentences.register("person.read", _("read who a person is"))
        sentences.register("person.restricted", _("closed a person's file to all but named people"))
        sentences.register("person.opener_added", _("let one more colleague open a closed file"))
        sentences.register("person.opener_removed", _("took a colleague off a closed file"))
        sentences.register("person.erased", _("erased a person"))
        sentences.register("person.household_read", _("read who lives with a person"))
        sentences.register("person.member_added", _("wrote down who lives with a person"))
        sentences.register("person.member_removed", _("took somebody off a person's household"))
        sentences.register("person.consents_read", _("read what a person agreed to"))
        sentences.register("person.consent_given", _("wrote down that a person agreed"))
        sentences.register("person.consent_refused", _("wrote down that a person did not agree"))
        sentences.register("person.consent_withdrawn", _("wrote down that a person took their consent back"))
