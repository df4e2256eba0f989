"""Ends with 0 when this container answers its health path. Standard library only: it runs every few seconds."""

import os
from urllib.request import urlopen

port = os.environ.get("PORT", "8000")
path = os.environ.get("HEALTH_PATH", "/healthz")
urlopen(f"http://127.0.0.1:{port}{path}", timeout=4).close()
