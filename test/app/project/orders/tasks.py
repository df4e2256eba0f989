import logging
import time

from celery import shared_task

from .models import Order

log = logging.getLogger(__name__)


@shared_task
def count_orders():
    log.info("%s orders", Order.objects.count())


@shared_task
def confirm(order_id, seconds=0):
    time.sleep(seconds)
    log.info("order %s confirmed", order_id)
