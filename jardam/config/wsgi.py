"""The pages, for granian or any other WSGI server."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")

application = get_wsgi_application()
if settings.SECRET_KEY.startswith("not-a-secret"):
    raise ImproperlyConfigured("No secret key: start with bin/up, or set JARDAM_SECRET_KEY_FILE.")
