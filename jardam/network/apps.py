from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "jardam.network"
