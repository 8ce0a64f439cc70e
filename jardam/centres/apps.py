from django.apps import AppConfig


class CentresConfig(AppConfig):
    name = "jardam.centres"
