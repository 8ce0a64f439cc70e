"""The components by kind. Importing this package registers all of them."""

from jardam.ui.components import boxes, calls, charts, controls, dialogs, fields, lists, marks

__all__ = ["boxes", "calls", "charts", "controls", "dialogs", "fields", "lists", "marks"]
