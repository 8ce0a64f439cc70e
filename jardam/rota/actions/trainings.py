"""Writing down which courses a colleague has passed."""

from collections.abc import Iterable
from datetime import date, datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Topic
from jardam.rota.models import Training, TrainingTopic
from jardam.rota.rules.courses import Course


@recorded
def pass_training(
    user: User,
    course: Course,
    topics: Iterable[Topic],
    days: tuple[date, date | None],
    *,
    by: User | None,
    at: datetime,
) -> Training:
    """Write down that ``user`` passed ``course``; the same course of the same day is corrected, not doubled.

    ``days``: when it was passed, and until when it holds.
    """
    assert user.centre_id is not None
    passed_on, expires_on = days
    training, _is_new = Training.objects.update_or_create(
        centre_id=user.centre_id,
        user=user,
        course=course,
        passed_on=passed_on,
        defaults={"expires_on": expires_on},
    )
    TrainingTopic.objects.filter(centre_id=user.centre_id, training=training).delete()
    TrainingTopic.objects.bulk_create(
        TrainingTopic(
            centre_id=user.centre_id,
            training=training,
            topic=topic,
            codelist_version=TOPIC_CODELIST_VERSION,
        )
        for topic in sorted(set(topics))
    )
    record("training.passed", training, by=by, at=at, course=course)
    return training
