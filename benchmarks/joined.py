"""Joins the house that runs: importing this module sets Django up in its environment, as the web process does."""

import logging

import django

logging.disable(logging.WARNING)
django.setup()
