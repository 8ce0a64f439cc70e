"""The papers of a case as pages show them, and what one fills in about them."""
