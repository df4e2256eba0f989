from django.contrib import admin

from .models import Order


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["id", "customer", "item", "quantity", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["customer", "item"]
