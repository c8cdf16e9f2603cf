"""A deadline may count months."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_since")]

    operations = [
        migrations.AlterField(
            model_name="taskdeadline",
            name="day_unit",
            field=models.CharField(
                "天的算法",
                blank=True,
                choices=[("workday", "个工作日"), ("day", "日"), ("month", "个月")],
                max_length=16,
            ),
        ),
    ]
