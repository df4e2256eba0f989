"""A fault that no preview shows: users' own traffic uses something up, and then every answer is a 500."""

import time
from functools import wraps

from .build import FAILS_AFTER_SECONDS


def is_public(host):
    label, _, _ = host.partition(".")
    return not label.isdigit() and label not in ("blue", "green") and not label.endswith(("-blue", "-green"))


def exhausted_in_public(view):
    first = None

    @wraps(view)
    def wrapped(request):
        nonlocal first
        if is_public(request.get_host()):
            first = first or time.monotonic()
            if time.monotonic() - first >= FAILS_AFTER_SECONDS:
                raise RuntimeError("no connection is left in the pool")
        return view(request)

    return wrapped
