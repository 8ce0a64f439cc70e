import django.db.models.deletion
import jardam.centres.tenancy
import jardam.claims.choices
import jardam.kernel.ids
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant

# What was said of money and of steps is never changed: another line takes it back.
KEPT = [
    f"REVOKE UPDATE, DELETE ON {table} FROM jardam_app, jardam_system"
    for table in ("claims_moneyline", "claims_counterentry", "claims_promisedpart", "claims_dealing")
]


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0002_branches'),
        ('claims', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MoneyLine',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('column', models.CharField(choices=jardam.claims.choices.columns, max_length=8)),
                ('happened_on', models.DateField()),
                ('amount_minor', models.BigIntegerField()),
                ('currency', models.CharField(choices=jardam.claims.choices.currencies, max_length=3)),
                ('written_on', models.DateField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('claim', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='money', to='claims.claim')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CounterEntry',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('written_on', models.DateField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='counter', to='claims.moneyline')),
            ],
        ),
        migrations.CreateModel(
            name='PromisedPart',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField()),
                ('amount_minor', models.BigIntegerField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('line', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='claims.moneyline')),
            ],
        ),
        migrations.CreateModel(
            name='Dealing',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=jardam.claims.choices.dealing_kinds, max_length=14)),
                ('happened_on', models.DateField()),
                ('written_on', models.DateField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('claim', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='dealings', to='claims.claim')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'claim', 'number'), name='dealing_number_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=models.UniqueConstraint(fields=('centre', 'claim', 'number'), name='moneyline_number_once'),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='moneyline_above_nought'),
        ),
        migrations.AddConstraint(
            model_name='counterentry',
            constraint=models.UniqueConstraint(fields=('centre', 'line'), name='counterentry_once'),
        ),
        migrations.AddConstraint(
            model_name='promisedpart',
            constraint=models.UniqueConstraint(fields=('centre', 'line', 'due_on'), name='promisedpart_day_once'),
        ),
        migrations.AddConstraint(
            model_name='promisedpart',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='promisedpart_above_nought'),
        ),
        ProtectTenant("claims_moneyline", {"claim_id": "claims_claim"}),
        ProtectTenant("claims_counterentry", {"line_id": "claims_moneyline"}),
        ProtectTenant("claims_promisedpart", {"line_id": "claims_moneyline"}),
        ProtectTenant("claims_dealing", {"claim_id": "claims_claim"}),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
    ]
