from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "jardam.library"
