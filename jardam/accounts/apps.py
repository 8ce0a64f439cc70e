from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "jardam.accounts"

    def ready(self) -> None:
        from jardam.accounts import sentences, tamed  # noqa: PLC0415 - models and settings must stand first

        sentences.register_all()
        tamed.tame_allauth()
