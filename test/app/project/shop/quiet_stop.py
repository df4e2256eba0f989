"""A worker that stops leaves no task between the broker and itself, nor between itself and its processes.

Celery leaves its event loop on SIGTERM wherever that stands, and reads neither the broker nor its processes
in the old way again (measured with Celery 5.7.0 and kombu 5.7.0):

- The broker still owes an answer to the last "give me a task", BRPOP, for up to a second. The task in it is on
  no list any more and not yet written down as taken. Kombu reads the answer when the last task has ended; a
  worker that is killed before loses that task for good.
- A task that a process was given, and has not yet said that it accepted, is forgotten. The process works on it,
  nobody acknowledges it, so it runs again; and the process waits half a minute for somebody to read its result.

So both are awaited here, before Celery begins to stop: a second at most, mostly some milliseconds.
"""

from logging import getLogger
from queue import Empty
from time import monotonic

from celery import bootsteps

logger = getLogger(__name__)

# A task that waits for a free process cannot be accepted; Celery gives it back.
LONGEST = 5.0


class QuietStop(bootsteps.StartStopStep):
    def include(self, worker):
        # First, so that the pool still takes and answers while this one closes.
        worker.steps.insert(0, self)
        return True

    def close(self, worker):
        consumer = getattr(worker.consumer, "task_consumer", None)
        if consumer is None or not worker.hub:
            return
        try:
            consumer.cancel()
            read_last_answer(consumer.channel)
            await_accepted(worker)
        except Exception:
            logger.exception("The worker stops without knowing of every task that it was given")


def read_last_answer(channel):
    """Nobody consumes any more, so kombu puts the task in it back to the head of the queue."""
    if getattr(channel, "_in_poll", None):
        try:
            channel._brpop_read()
        except Empty:
            pass


def await_accepted(worker):
    jobs = getattr(getattr(worker.pool, "_pool", None), "_cache", {})
    loop, until = worker.hub.create_loop(), monotonic() + LONGEST
    while any(not job._accepted for job in jobs.values()) and monotonic() < until:
        next(loop)
