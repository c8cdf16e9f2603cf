"""The log's tables, and triggers that refuse to change or remove an entry."""

import django.core.serializers.json
from django.db import migrations, models

POSTGRESQL = """
CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$;
CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse();
"""
POSTGRESQL_BACK = "DROP FUNCTION audit_entry_refuse() CASCADE;"
SQLITE = [
    """CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END""",
    """CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END""",
]
SQLITE_BACK = ["DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete"]


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"postgresql": [POSTGRESQL], "sqlite": SQLITE}[vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"postgresql": [POSTGRESQL_BACK], "sqlite": SQLITE_BACK}[vendor]:
        schema_editor.execute(statement)


def begin(apps, schema_editor):
    apps.get_model("audit", "Head").objects.create(pk=1)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("sequence", models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="序号")),
                ("at", models.DateTimeField(db_index=True, verbose_name="时间")),
                ("by_id", models.BigIntegerField(db_index=True, null=True, verbose_name="人员编号")),
                ("by_name", models.CharField(max_length=100, verbose_name="人员")),
                ("unit_id", models.BigIntegerField(db_index=True, null=True, verbose_name="单位编号")),
                ("verb", models.CharField(db_index=True, max_length=80, verbose_name="操作")),
                ("record_kind", models.CharField(blank=True, max_length=80, verbose_name="记录类型")),
                ("record_id", models.CharField(blank=True, max_length=80, verbose_name="记录编号")),
                ("sentence", models.TextField(verbose_name="内容")),
                ("data", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="附加数据")),
                ("address", models.CharField(blank=True, max_length=64, verbose_name="来源地址")),
                ("request_id", models.CharField(blank=True, max_length=64, verbose_name="请求编号")),
                ("previous_hash", models.CharField(max_length=64, verbose_name="上一条校验值")),
                ("hash", models.CharField(max_length=64, verbose_name="校验值")),
            ],
            options={
                "db_table": "audit_entry",
                "ordering": ["-sequence"],
                "indexes": [models.Index(fields=["record_kind", "record_id"], name="audit_of_record")],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveBigIntegerField(default=0, verbose_name="最后序号")),
                ("hash", models.CharField(default="0" * 64, max_length=64, verbose_name="最后校验值")),
            ],
            options={"db_table": "audit_head"},
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
        # From here on Django leaves the tables alone: ``flush`` does not empty them.
        migrations.AlterModelOptions(name="Entry", options={"ordering": ["-sequence"], "managed": False}),
        migrations.AlterModelOptions(name="Head", options={"managed": False}),
    ]
