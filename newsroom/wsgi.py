"""What a web server loads: `gunicorn newsroom.wsgi`."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_open_demo_logins

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

if settings.LOCAL_SITE:
    raise ImproperlyConfigured(
        "This is a local site, which only `python manage.py runserver` may serve. To run it for others, "
        "set SECRET_KEY, ALLOWED_HOSTS, SITE_URL and DATABASE_URL; .env.example says how."
    )

application = get_wsgi_application()
refuse_open_demo_logins()
