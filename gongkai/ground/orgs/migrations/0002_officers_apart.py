"""三员分立 held by the database too: no post or deputyship may join two kinds of duty on one day."""

from django.db import migrations

CLASH = """
EXISTS (
    SELECT 1 FROM (
        SELECT p.user_id AS person_id, r.officer, p.since, COALESCE(p.until, '9999-12-31') AS until
        FROM orgs_post p JOIN orgs_role r ON r.id = p.role_id
        UNION ALL
        SELECT d.person_id, r.officer, d.since, d.until
        FROM orgs_deputy d JOIN orgs_post p ON p.id = d.post_id JOIN orgs_role r ON r.id = p.role_id
    ) held
    WHERE held.person_id = NEW.{person}
      AND held.officer <> ({officer})
      AND held.since <= COALESCE(NEW.until, '9999-12-31')
      AND NEW.since <= held.until
)
"""
TABLES = {
    "orgs_post": {
        "person": "user_id",
        "officer": "SELECT officer FROM orgs_role WHERE id = NEW.role_id",
    },
    "orgs_deputy": {
        "person": "person_id",
        "officer": "SELECT r.officer FROM orgs_post p JOIN orgs_role r ON r.id = p.role_id"
        " WHERE p.id = NEW.post_id",
    },
}
MESSAGE = "the three officers are kept apart"


def statements(vendor, table):
    clash = CLASH.format(**TABLES[table])
    if vendor == "postgresql":
        return [
            f"""CREATE FUNCTION {table}_apart() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF {clash} THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'check_violation';
            END IF; RETURN NEW; END $$""",
            f"""CREATE TRIGGER {table}_apart AFTER INSERT OR UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_apart()""",
        ]
    return [
        f"""CREATE TRIGGER {table}_apart_{when} AFTER {when} ON {table} WHEN {clash}
        BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
        for when in ("INSERT", "UPDATE")
    ]


def guard(apps, schema_editor):
    for table in TABLES:
        for statement in statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_apart() CASCADE")
        else:
            for when in ("INSERT", "UPDATE"):
                schema_editor.execute(f"DROP TRIGGER {table}_apart_{when}")


class Migration(migrations.Migration):
    dependencies = [("orgs", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
