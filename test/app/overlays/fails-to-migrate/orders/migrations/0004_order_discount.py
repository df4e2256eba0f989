from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0003_customer_index'),
    ]

    operations = [
        migrations.RunSQL('ALTER TABLE orders_ordr ADD COLUMN discount integer NULL'),
    ]
