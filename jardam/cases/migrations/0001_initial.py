import django.db.models.deletion
import jardam.cases.choices
import jardam.centres.tenancy
import jardam.kernel.ids
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0002_branches'),
        ('contacts', '0004_branches'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=9)),
                ('track', models.CharField(choices=jardam.cases.choices.tracks, max_length=24)),
                ('stage', models.CharField(choices=jardam.cases.choices.stages, default='ASSESSMENT', max_length=12)),
                ('weight', models.PositiveSmallIntegerField(default=2)),
                ('is_strategic', models.BooleanField(default=False)),
                ('opened_on', models.DateField()),
                ('next_on', models.DateField(null=True)),
                ('sealed_next', models.BinaryField(null=True)),
                ('sealed_title', models.BinaryField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('ending', models.CharField(blank=True, choices=jardam.cases.choices.endings, max_length=14)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('contact', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact')),
                ('person', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.person')),
                ('responsible', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('responsible'), models.F('next_on'), condition=models.Q(('stage', 'CLOSED'), _negated=True), name='case_next'), models.Index(models.F('centre'), models.F('next_on'), models.F('id'), condition=models.Q(('stage', 'CLOSED'), _negated=True), name='case_due'), models.Index(models.F('centre'), models.OrderBy(models.F('opened_on'), descending=True), models.OrderBy(models.F('id'), descending=True), name='case_by_day'), models.Index(models.F('centre'), models.F('person'), name='case_by_person')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'reference'), name='case_reference_once'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('stage', 'CLOSED'), _negated=True), ('closed_on', None), ('ending', ''), ('next_on__isnull', False), ('responsible__isnull', False), ('sealed_next__isnull', False)), models.Q(models.Q(('ending', ''), _negated=True), ('closed_on__isnull', False), ('next_on', None), ('sealed_next', None), ('stage', 'CLOSED')), _connector='OR'), name='case_open_has_a_next_action'), models.CheckConstraint(condition=models.Q(('weight__range', (1, 5))), name='case_weight_1_to_5')],
            },
        ),
        migrations.CreateModel(
            name='Barred',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('barred_on', models.DateField()),
                ('barred_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='barred', to='cases.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'case', 'user'), name='barred_once')],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('topic', models.CharField(blank=True, max_length=30)),
                ('codelist_version', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=jardam.cases.choices.need_states, default='OPEN', max_length=9)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'case', 'number'), name='need_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('state', 'OPEN')), models.Q(models.Q(('state', 'OPEN'), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='need_ended_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=jardam.cases.choices.entry_kinds, max_length=8)),
                ('happened_on', models.DateField()),
                ('written_on', models.DateField()),
                ('aspect', models.CharField(blank=True, choices=jardam.cases.choices.aspects, max_length=9)),
                ('sealed_words', models.BinaryField(null=True)),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('need', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='said', to='cases.need')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('need'), condition=models.Q(('need__isnull', False)), name='entry_by_need')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'case', 'number'), name='entry_number_once')],
            },
        ),
        ProtectTenant("cases_case", {"person_id": "people_person", "contact_id": "contacts_contact"}),
        ProtectTenant("cases_barred", {"case_id": "cases_case"}),
        ProtectTenant("cases_need", {"case_id": "cases_case"}),
        ProtectTenant("cases_entry", {"case_id": "cases_case", "need_id": "cases_need"}),
    ]
