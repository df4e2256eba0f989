from django.urls import path

from . import views
from .exhausted import exhausted_in_public

urlpatterns = [
    path("", views.home),
    path("orders/", exhausted_in_public(views.orders)),
    path("slow/", views.slow),
]
