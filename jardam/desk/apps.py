from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "jardam.desk"

    def ready(self) -> None:
        from jardam.desk.casework.happenings import register_sources  # noqa: PLC0415 - after the registry stands

        register_sources()
