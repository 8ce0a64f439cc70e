"""The pages of a wage claim, within its case."""
