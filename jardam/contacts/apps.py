from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "jardam.contacts"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.contacts.dependents import (  # noqa: PLC0415
            contact_source,
            people_source,
            worked_out_source,
        )
        from jardam.contacts.receivers import forget_answers_of, take_narratives_along  # noqa: PLC0415
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.people.signals import person_erased, person_restricted  # noqa: PLC0415

        dependents.register(contact_source(_("Answers given in contacts")))
        dependents.register(worked_out_source(_("Worked out in contacts")))
        dependents.register(people_source(_("People behind these answers")))
        person_erased.connect(forget_answers_of, dispatch_uid="contacts.answers")
        person_restricted.connect(take_narratives_along, dispatch_uid="contacts.narratives")
        sentences.register("contact.started", _("began a contact"))
        sentences.register("contact.closed", _("closed a contact"))
        sentences.register("contact.discarded", _("threw a contact away"))
        sentences.register("contact.read", _("read a contact"))
        sentences.register("contact.answer_put", _("put what a calculator answered into a contact"))
        sentences.register("contact.answer_dropped", _("took what a calculator answered out of a contact"))
        sentences.register("contact.answer_read", _("saw what a calculator answered in a contact"))
        sentences.register("contact.slip", _("looked at the slip of a contact"))
        sentences.register("door.added", _("added a way in"))
        sentences.register("door.opened", _("put a way in back on the list"))
        sentences.register("door.closed", _("took a way in off the list"))
        sentences.register("topic.added", _("added a topic of the centre"))
        sentences.register("topic.opened", _("put a topic back on the list"))
        sentences.register("topic.closed", _("took a topic off the list"))
        sentences.register("callback.asked", _("asked for a callback about change {number} of the law"))
        sentences.register("callback.ended", _("ended a callback"))
        sentences.register("callback.moved", _("moved a callback"))
