import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.people.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant

# What was said stands as it was said. Only the sealed words are sealed anew, or go with the person. The owner may still
# repair a table; no process of the running house is the owner.
ONLY_ADDED = [
    """
    CREATE FUNCTION people_keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF current_user = 'jardam_owner' THEN
            IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
        END IF;
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'sealed_words' = to_jsonb(OLD) - 'sealed_words' THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'what was said of consent is only added to' USING ERRCODE = 'restrict_violation';
    END $$
    """,
    "CREATE TRIGGER people_consent_kept BEFORE UPDATE OR DELETE ON people_consent"
    " FOR EACH ROW EXECUTE FUNCTION people_keep_consent()",
]


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0002_branches'),
        ('people', '0002_groups'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('act', models.CharField(choices=jardam.people.choices.consent_acts, max_length=9)),
                ('purpose', models.CharField(choices=jardam.people.choices.consent_purposes, max_length=9)),
                ('said_on', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('written_on', models.DateField()),
                ('sealed_words', models.BinaryField(null=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('of', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_back', to='people.consent')),
                ('person', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='people.person')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'person', 'number'), name='consent_number_once'), models.UniqueConstraint(condition=models.Q(('of__isnull', False)), fields=('centre', 'of'), name='consent_taken_back_once'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'GIVEN'), ('until__isnull', False)), models.Q(models.Q(('act', 'GIVEN'), _negated=True), ('until__isnull', True)), _connector='OR'), name='consent_yes_has_a_last_day'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'WITHDRAWN'), ('of__isnull', False)), models.Q(models.Q(('act', 'WITHDRAWN'), _negated=True), ('of__isnull', True)), _connector='OR'), name='consent_taken_back_is_one')],
            },
        ),
        migrations.CreateModel(
            name='HouseholdMember',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('sealed_words', models.BinaryField()),
                ('written_on', models.DateField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('person', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='household', to='people.person')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('person'), name='householdmember_by_person')],
            },
        ),
        ProtectTenant(
            "people_consent", {"person_id": "people_person", "of_id": "people_consent"}
        ),
        ProtectTenant("people_householdmember", {"person_id": "people_person"}),
        migrations.RunSQL(ONLY_ADDED, migrations.RunSQL.noop),
    ]
