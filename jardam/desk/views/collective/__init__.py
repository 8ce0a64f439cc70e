"""The pages of collective claims."""
