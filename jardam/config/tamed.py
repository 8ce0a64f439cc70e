"""What the task table would keep in the open: the values that met an error, and moments to the microsecond.

The table is the library's, so there is no action of ours to do it in. The log has class and place (`logs`).
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models.signals import pre_save
from django_tasks_db.models import DBTaskResult

FINISHED_FOR = timedelta(days=1)
FAILED_FOR = timedelta(days=14)
"""Somebody must have had time to notice."""


def drop_words(instance: Any, **_words: Any) -> None:
    """Of a failed job its row keeps the class of the error and nothing of what it said."""
    instance.traceback = ""


def tame_tasks() -> None:
    pre_save.connect(drop_words, sender=DBTaskResult, dispatch_uid="config.drop_words")


def forget_finished_tasks(at: datetime) -> int:
    """Delete the rows of jobs that are done for a day, or failed two weeks ago. Returns how many."""
    done = DBTaskResult.objects.successful().filter(finished_at__lt=at - FINISHED_FOR)
    failed = DBTaskResult.objects.failed().filter(finished_at__lt=at - FAILED_FOR)
    return sum(rows.delete()[0] for rows in (done, failed))
