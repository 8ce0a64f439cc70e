"""The components as template tags, in every template without a load (settings name this as a builtin)."""

from jardam.ui import components
from jardam.ui.components.registry import register

__all__ = ["components", "register"]
