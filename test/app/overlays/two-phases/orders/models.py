from django.db import models


class Order(models.Model):
    customer = models.CharField(max_length=200)
    item = models.CharField(max_length=200)
    quantity = models.PositiveIntegerField(default=1, db_default=1)
    reference = models.CharField(max_length=40, null=True, blank=True)
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
            "reference": self.reference,
        }
