"""A fault that no preview shows: users' own traffic uses something up, and then every answer is a 500."""

import time
from functools import wraps
from multiprocessing import Value

from .build import FAILS_AFTER_SECONDS

# Of all workers together: gunicorn loads the code before it forks them.
first = Value("d", 0.0)


def is_public(host):
    label, _, _ = host.partition(".")
    return not label.isdigit() and label not in ("blue", "green") and not label.endswith(("-blue", "-green"))


def exhausted_in_public(view):
    @wraps(view)
    def wrapped(request):
        if is_public(request.get_host()):
            with first:
                first.value = first.value or time.monotonic()
            if time.monotonic() - first.value >= FAILS_AFTER_SECONDS:
                raise RuntimeError("no connection is left in the pool")
        return view(request)

    return wrapped
