"""The rows of finished jobs hold plain moments: they go."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jardam.config.management.commands.worker import ROUNDS
from jardam.config.tamed import forget_finished_tasks

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def job(status: TaskResultStatus, ago: timedelta | None) -> DBTaskResult:
    return DBTaskResult.objects.create(
        task_path="x",
        args_kwargs={"args": [], "kwargs": {}},
        run_after=NOW,
        status=status,
        finished_at=ago and NOW - ago,
    )


@pytest.mark.django_db
def test_jobs_that_are_done_go_after_a_day_and_failed_ones_after_two_weeks() -> None:
    kept = {
        job(TaskResultStatus.READY, None).pk,
        job(TaskResultStatus.RUNNING, None).pk,
        job(TaskResultStatus.SUCCESSFUL, timedelta(hours=23)).pk,
        job(TaskResultStatus.FAILED, timedelta(days=13)).pk,
    }
    job(TaskResultStatus.SUCCESSFUL, timedelta(hours=25))
    job(TaskResultStatus.FAILED, timedelta(days=15))

    assert forget_finished_tasks(NOW) == 2

    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept


@pytest.mark.django_db
def test_the_worker_walks_by_and_forgets_them() -> None:
    job(TaskResultStatus.SUCCESSFUL, timedelta(days=400))
    (forget,) = [entry for entry in ROUNDS if entry.name == "forget finished jobs"]
    forget.work()
    assert not DBTaskResult.objects.exists()
