import os
import time
from contextlib import contextmanager

from celery import shared_task
from django.utils import timezone

from .models import Execution


@contextmanager
def executed(task):
    """Writes down that a worker began the task, and that it came to its end, by an error or not."""
    request = task.request
    execution = Execution.objects.create(
        task_id=request.id,
        kind=task.name.rpartition(".")[2],
        worker=request.hostname,
        release=os.environ.get("RELEASE", ""),
    )
    try:
        yield
    finally:
        execution.ended_at = timezone.now()
        execution.save(update_fields=["ended_at"])


@shared_task(bind=True)
def short(self):
    with executed(self):
        pass


@shared_task(bind=True)
def later(self):
    """Sent with a time before which it must not begin."""
    with executed(self):
        pass


@shared_task(bind=True)
def long(self, seconds):
    with executed(self):
        time.sleep(seconds)


@shared_task(bind=True)
def too_long(self, seconds):
    """Longer than a stopping worker may take: it is killed, begins again elsewhere, and must bear that."""
    with executed(self):
        time.sleep(seconds)


@shared_task(bind=True)
def failing(self):
    with executed(self):
        raise ValueError("this task always fails")


@shared_task(bind=True)
def tick(self):
    with executed(self):
        pass
