import django.contrib.postgres.fields
import django.db.models.deletion
import jardam.cases.choices
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.precedents.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0005_team'),
        ('centres', '0002_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('written_on', models.DateField()),
                ('sealed_written', models.BinaryField()),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'case'), name='draft_once_per_case')],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'digest'), name='mark_once')],
            },
        ),
        migrations.CreateModel(
            name='Precedent',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('track', models.CharField(choices=jardam.cases.choices.tracks, max_length=24)),
                ('region', models.CharField(max_length=6)),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), default=list, size=None)),
                ('codelist_version', models.PositiveSmallIntegerField()),
                ('authorities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), default=list, size=None)),
                ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), default=list, size=None)),
                ('ending', models.CharField(choices=jardam.cases.choices.endings, max_length=14)),
                ('lasted', models.CharField(choices=jardam.precedents.choices.length_choices, max_length=9)),
                ('claimed', models.CharField(choices=jardam.precedents.choices.sum_choices, max_length=9)),
                ('received', models.CharField(choices=jardam.precedents.choices.sum_choices, max_length=9)),
                ('law', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list, size=None)),
                ('law_recording', models.PositiveIntegerField()),
                ('published_on', models.DateField()),
                ('looked_on', models.DateField()),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('sealed_words', models.BinaryField()),
                ('sealed_reason', models.BinaryField(null=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('track'), models.OrderBy(models.F('number'), descending=True), name='precedent_by_track')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'number'), name='precedent_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('sealed_reason', None), ('withdrawn_on', None)), models.Q(('sealed_reason__isnull', False), ('withdrawn_on__isnull', False)), _connector='OR'), name='precedent_withdrawn_says_why')],
            },
        ),
        ProtectTenant("precedents_draft", {"case_id": "cases_case"}),
        ProtectTenant("precedents_mark"),
        ProtectTenant("precedents_precedent"),
    ]
