import django.contrib.postgres.fields
import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.parties.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0002_branches'),
        ('parties', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PartyWarning',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=jardam.parties.choices.state_choices, max_length=9)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('troubles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=9), size=None)),
                ('evidence', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=9), size=None)),
                ('opened_on', models.DateField()),
                ('expires_on', models.DateField()),
                ('replied_on', models.DateField(blank=True, null=True)),
                ('appealed_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=jardam.parties.choices.outcome_choices, max_length=9)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('sealed_words', models.BinaryField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('decided_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('looked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('party', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='warnings', to='parties.party')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'WITHDRAWN'), _negated=True), fields=('centre', 'party'), name='partywarning_one_live'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('opened_by')), _negated=True), _connector='OR'), name='partywarning_decided_by_another')],
            },
        ),
        ProtectTenant("parties_partywarning", {"party_id": "parties_party"}),
    ]
