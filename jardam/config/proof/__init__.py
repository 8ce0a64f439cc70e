"""What `bin/test` does: every check of the house, the quick ones first, all of them even when one fails."""
