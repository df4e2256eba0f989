from django.db import models


class Order(models.Model):
    customer = models.CharField(max_length=200)
    item = models.CharField(max_length=200)
    quantity = models.PositiveIntegerField(default=1, db_default=1)
    note = models.TextField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "-created_at"], name="order_customer_newest")]

    def __str__(self):
        return f"{self.item} for {self.customer}"

    def as_dict(self):
        return {
            "id": self.pk,
            "customer": self.customer,
            "item": self.item,
            "quantity": self.quantity,
            "note": self.note,
        }


class Shipment(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="shipments")
    carrier = models.CharField(max_length=100)
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"order {self.order_id} by {self.carrier}"
