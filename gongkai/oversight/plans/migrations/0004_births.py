"""Assignments from before the ledger get their first event; the worker then works their days out."""

from datetime import timedelta, timezone

from django.db import migrations

CHINA = timezone(timedelta(hours=8))


def begin(apps, schema_editor):
    Assignment = apps.get_model("plans", "Assignment")
    WorkEvent = apps.get_model("plans", "WorkEvent")
    rows = Assignment.objects.filter(version=0).select_related("task__plan__taken_over_by")
    batch = []
    for row in rows.iterator(chunk_size=1000):
        person = row.task.plan.taken_over_by
        batch.append(
            WorkEvent(
                assignment=row,
                number=1,
                verb="assign",
                at=row.created_at,
                day=row.created_at.astimezone(CHINA).date(),
                by=person,
                by_name=person.name or person.username,
                data={"unit": row.unit_id},
            )
        )
    WorkEvent.objects.bulk_create(batch, batch_size=500)
    Assignment.objects.filter(version=0).update(version=1)


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_the_ledger"), ("orgs", "0002_officers_apart")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
