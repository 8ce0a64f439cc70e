"""Who somebody is: by name and password at sign-in, by the session afterwards, always with the centre at hand."""

from uuid import UUID

from django.contrib.auth.backends import ModelBackend

from jardam.centres.models import User
from jardam.database.written import Written

_ACTIVE = Written[User](
    lambda *, user_id: User.objects.select_related("centre", "staff_name").filter(pk=user_id, is_active=True)
)


class WithCentre(ModelBackend):
    """Django's own check, which hashes a password for an unknown name too, so that both take the same time."""

    def get_user(self, user_id: UUID) -> User | None:
        """The account with its centre and its sealed name, in one query. A closed one is nobody."""
        return _ACTIVE.first(user_id=user_id)
