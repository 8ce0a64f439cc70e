from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "jardam.registers"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.registers.choices import extras  # noqa: PLC0415

        sentences.register("register.uploaded", _("brought a register to be imported"))
        sentences.register("register.read", _("read the rows of a register"))
        sentences.register("register.mapped", _("said what the columns of a register mean"))
        sentences.register("register.rehearsed", _("had a register rehearsed: {ready} of {rows} rows fit"))
        sentences.register("register.begun", _("had a register imported"))
        sentences.register(
            "register.imported", _("imported a register: {contacts} contacts, {persons} new persons")
        )
        sentences.register(
            "register.undone", _("undid an import: {contacts} contacts removed, {kept} stayed")
        )
        sentences.register("register.discarded", _("threw a register away"))
        sentences.register("register.refused", _("found a register that cannot be read"))
        sentences.register("export.taken", _("took contacts out, without anything that identifies"))
        sentences.register(
            "export.asked", _("asked to take out what identifies people: {extras}"), extras=extras
        )
        sentences.register("export.approved", _("approved an export of what identifies people"))
        sentences.register("export.refused", _("refused an export of what identifies people"))
        sentences.register("export.fetched", _("took out what identifies people: {contacts} contacts"))
