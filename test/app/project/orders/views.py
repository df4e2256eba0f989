import json
import os
import time

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from .build import NUMBER
from .models import Order

NEWEST = 20


@require_GET
def home(request):
    return JsonResponse({"shop": "orders", "build": NUMBER, "release": os.environ.get("RELEASE", "")})


@csrf_exempt
@require_http_methods(["GET", "POST"])
def orders(request):
    return create(request) if request.method == "POST" else newest()


def newest():
    found = [order.as_dict() for order in Order.objects.order_by("-id")[:NEWEST]]
    return JsonResponse({"build": NUMBER, "orders": found})


def create(request):
    try:
        body = json.loads(request.body)
        order = Order(customer=body["customer"], item=body["item"], quantity=body.get("quantity", 1))
        order.full_clean()
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        return JsonResponse({"error": str(error)}, status=400)
    order.save()
    cache.set("newest-order", order.pk, timeout=60)
    return JsonResponse(order.as_dict(), status=201)


@require_GET
def slow(request):
    """Works for `?seconds=`, at most 30: a report, an export, a payment at somebody else's pace."""
    try:
        seconds = min(max(float(request.GET.get("seconds", "2")), 0), 30)
    except ValueError:
        return JsonResponse({"error": "seconds is a number"}, status=400)
    time.sleep(seconds)
    return JsonResponse({"build": NUMBER, "seconds": seconds})
