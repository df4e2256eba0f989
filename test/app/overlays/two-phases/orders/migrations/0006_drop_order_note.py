from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0005_order_reference'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='order',
            name='note',
        ),
    ]
