import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")

application = get_wsgi_application()

# Loaded before gunicorn forks its workers, once for all of them and before the first request.
import_module("shop.urls")
