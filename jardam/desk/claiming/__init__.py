"""Wage claims on the desk: what is asked, what is shown."""
