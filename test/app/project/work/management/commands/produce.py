import signal
import time
import uuid

from django.core.management.base import BaseCommand

from work import tasks
from work.models import Job


class Command(BaseCommand):
    help = "Sends tasks of every kind at a steady rate: at least --tasks of them, and on until SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--tasks", type=int, required=True)
        parser.add_argument("--per-second", type=float, required=True)
        parser.add_argument("--long", type=float, required=True, help="seconds of a long task")
        parser.add_argument("--too-long", type=float, required=True, help="seconds of one that is too long")

    def handle(self, *args, **options):
        stopped = []
        signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
        began, sent = time.monotonic(), 0
        while sent < options["tasks"] or not stopped:
            time.sleep(max(0, began + sent / options["per_second"] - time.monotonic()))
            sent += 1
            self.send(sent, options)
            if sent % 1000 == 0:
                self.stdout.write(f"{sent} sent")
        self.stdout.write(f"{sent} sent, the last")

    def send(self, number, options):
        task, arguments, more = self.kind(number, options)
        task_id = str(uuid.uuid4())
        Job.objects.create(task_id=task_id, kind=task.name.rpartition(".")[2])
        task.apply_async(arguments, task_id=task_id, **more)

    def kind(self, number, options):
        if number % 400 == 0:
            return tasks.too_long, [options["too_long"]], {}
        if number % 50 == 0:
            return tasks.long, [options["long"]], {}
        if number % 20 == 0:
            return tasks.later, [], {"countdown": 10}
        if number % 10 == 0:
            return tasks.failing, [], {}
        return tasks.short, [], {}
