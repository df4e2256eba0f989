"""Gives a container's Python the host name that its own network would give it, instead of the machine's.

Celery names a worker after its host: without this, all workers of the local cloud would be one to a ping.
"""

import os
import socket

socket.gethostname = lambda: os.environ["HOSTNAME"]
