from django.db import models


class Job(models.Model):
    """One task, written down by whoever sent it."""

    task_id = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=20)
    sent_at = models.DateTimeField(auto_now_add=True)


class Execution(models.Model):
    """One time that a worker began a task. Without an end it was killed in the middle."""

    task_id = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=20)
    worker = models.CharField(max_length=200)
    release = models.CharField(max_length=40)
    began_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
