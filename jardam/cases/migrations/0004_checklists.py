import django.db.models.deletion
import jardam.cases.choices
import jardam.centres.tenancy
import jardam.kernel.ids
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_calendar'),
        ('centres', '0002_branches'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnItem',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('track', models.CharField(choices=jardam.cases.choices.tracks, max_length=24)),
                ('group', models.CharField(choices=jardam.cases.choices.item_groups, max_length=8)),
                ('is_safety', models.BooleanField(default=False)),
                ('sealed_words', models.BinaryField()),
                ('is_open', models.BooleanField(default=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('track'), name='ownitem_by_track')],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('item', models.CharField(blank=True, max_length=30)),
                ('state', models.CharField(choices=jardam.cases.choices.item_states, max_length=10)),
                ('list_version', models.PositiveSmallIntegerField()),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('entry', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.entry')),
                ('own_item', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.ownitem')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'case', 'entry'), name='tick_of_an_entry_once'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('item', ''), _negated=True), ('own_item', None)), models.Q(('item', ''), ('own_item__isnull', False)), _connector='OR'), name='tick_of_one_item')],
            },
        ),
        ProtectTenant("cases_ownitem"),
        ProtectTenant("cases_tick", {"case_id": "cases_case", "entry_id": "cases_entry", "own_item_id": "cases_ownitem"}),
    ]
