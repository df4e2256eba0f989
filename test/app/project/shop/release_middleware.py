"""Answers the health check with the release that this process runs. First in MIDDLEWARE.

A load balancer's health check comes over HTTP with an address as its host, so it is answered before
ALLOWED_HOSTS and SECURE_SSL_REDIRECT are looked at, and without database or cache: a database that
is down is no reason to replace every web task.
"""

import os

from django.http import HttpResponse


class ReleaseMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.release = os.environ.get("RELEASE", "")
        self.header = os.environ.get("RELEASE_HEADER", "x-release")
        self.health_path = os.environ.get("HEALTH_PATH", "/healthz")

    def __call__(self, request):
        if request.path_info == self.health_path:
            response = HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})
        else:
            response = self.get_response(request)
        response[self.header] = self.release
        return response
