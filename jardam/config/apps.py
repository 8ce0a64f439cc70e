from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "jardam.config"

    def ready(self) -> None:
        from jardam.config.tamed import tame_tasks  # noqa: PLC0415 - after the app registry stands

        tame_tasks()
