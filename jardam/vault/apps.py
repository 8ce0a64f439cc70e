from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "jardam.vault"
