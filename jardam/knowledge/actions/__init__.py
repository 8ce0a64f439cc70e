"""What happens to answers: they are loaded from files, written here, published by a second person, signed off."""

from jardam.knowledge.actions.loading import Loaded, load_cards

__all__ = ["Loaded", "load_cards"]
