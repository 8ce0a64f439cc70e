"""The pages on which something is said of a person."""
