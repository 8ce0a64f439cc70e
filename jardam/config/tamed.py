"""What the task table would keep in the open: a failed job's traceback quotes the values that met the error.

The table is the library's, so there is no action of ours to do it in. The log has class and place (`logs`).
"""

from typing import Any

from django.db.models.signals import pre_save
from django_tasks_db.models import DBTaskResult


def drop_words(instance: Any, **_words: Any) -> None:
    """Of a failed job its row keeps the class of the error and nothing of what it said."""
    instance.traceback = ""


def tame_tasks() -> None:
    pre_save.connect(drop_words, sender=DBTaskResult, dispatch_uid="config.drop_words")
