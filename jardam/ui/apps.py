"""The room that draws: it owns no table and knows no model."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "jardam.ui"
    verbose_name = _("Components and styles")
