"""The floor of a read: Django with no middleware, one view, one row by its key. `granian benchmarks.bare:application`."""

import os
from uuid import UUID

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path

from jardam.database.connection import settings_for

settings.configure(
    ALLOWED_HOSTS=["localhost"],
    DATABASES={
        "default": {
            **settings_for("system", os.environ),
            "ENGINE": "django.db.backends.postgresql",
            "CONN_MAX_AGE": 600,
        }
    },
    ROOT_URLCONF=__name__,
    USE_TZ=True,
)
django.setup()


class Row(models.Model):
    """A person's row as another program would read it; the role sees all centres, so none need be said."""

    id = models.UUIDField(primary_key=True)
    centre_id = models.UUIDField()
    key_id = models.UUIDField()
    sealed_identity = models.BinaryField(null=True)
    sex = models.CharField(max_length=1)
    age_band = models.CharField(max_length=5)
    added_on = models.DateField()
    erased_on = models.DateField(null=True)

    class Meta:
        app_label = "benchmarks"
        db_table = "people_person"
        managed = False

    def __str__(self) -> str:
        return str(self.id)


def row(_request: HttpRequest, centre_id: UUID, row_id: UUID) -> HttpResponse:
    found = Row._default_manager.get(centre_id=centre_id, id=row_id)
    return HttpResponse(f"{found.id} {found.added_on} {found.sex} {found.age_band}")


urlpatterns = [path("<uuid:centre_id>/<uuid:row_id>", row)]
application = get_wsgi_application()
