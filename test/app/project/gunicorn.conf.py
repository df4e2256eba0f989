"""gunicorn's settings. GUNICORN_CMD_ARGS, where it is set, overrides them one by one."""

worker_class = "gthread"
workers = 2
threads = 8

# Longer than the load balancer keeps an idle connection (910 s), which keeps it longer than the edge
# does (900 s): whoever closes first must be the one who sends the requests.
keepalive = 920

# A stopping worker finishes what it has. Less than the task's stop timeout.
graceful_timeout = 30

accesslog = None
errorlog = "-"

# One copy of the code for all workers: a faster start, and code that cannot be imported ends gunicorn.
preload_app = True
