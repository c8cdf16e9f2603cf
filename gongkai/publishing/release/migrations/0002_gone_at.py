"""Since when a publication is no longer open to everybody, for those who keep a copy."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q


def fill(apps: Any, _schema_editor: Any) -> None:
    """What was taken down until now, and what ended and is not shown (its last change is long ago:
    the day after its last one is not known better than by ``changed_at``)."""
    rows = apps.get_model("release", "Publication").objects.filter(audience=None, number__gt=0)
    rows.filter(state="withdrawn").update(gone_at=F("withdrawn_at"))
    rows.filter(state="expired", ending="gone").update(gone_at=F("changed_at"))


class Migration(migrations.Migration):
    dependencies = [("release", "0001_door")]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="gone_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="不再向所有人公开的时间"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=Q(("gone_at__isnull", False)), fields=["gone_at", "id"],
                name="release_gone",
            ),
        ),
    ]
