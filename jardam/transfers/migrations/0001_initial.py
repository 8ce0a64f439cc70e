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
        ('cases', '0006_check_ins'),
        ('centres', '0003_legal_name'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('track', models.CharField(choices=jardam.cases.choices.tracks, max_length=24)),
                ('state', models.CharField(default='OFFERED', max_length=10)),
                ('arrived_on', models.DateField()),
                ('until', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('lines', models.PositiveIntegerField(default=0)),
                ('sealed_secret', models.BinaryField(null=True)),
                ('case', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='arrivals', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('ended_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('from_centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('key', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.filekey')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('until'), condition=models.Q(('state', 'OFFERED')), name='arrival_open'), models.Index(models.F('centre'), models.F('case'), condition=models.Q(('case__isnull', False)), name='arrival_of_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['OFFERED', 'TAKEN', 'REFUSED', 'TAKEN_BACK', 'OVER'])), name='arrival_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('sealed_secret__isnull', False), ('state', 'OFFERED')), models.Q(models.Q(('state', 'OFFERED'), _negated=True), ('ended_on__isnull', False), ('sealed_secret', None)), _connector='OR'), name='arrival_holds_its_secret_while_open'), models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('state', 'TAKEN')), models.Q(models.Q(('state', 'TAKEN'), _negated=True), ('case', None)), _connector='OR'), name='arrival_taken_in_has_its_case')],
            },
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(default='OFFERED', max_length=10)),
                ('opened_on', models.DateField()),
                ('until', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('refusal', models.CharField(blank=True, choices=[('FULL', 'no room or no time now'), ('NOT_OURS', 'we do not do this'), ('ELSEWHERE', 'another place or region'), ('NOT_FOUND', 'we could not reach the person'), ('OTHER', 'another reason')], max_length=9)),
                ('there', models.CharField(blank=True, max_length=9)),
                ('has_news', models.BooleanField(default=False)),
                ('groups', models.CharField(blank=True, max_length=60)),
                ('secret_hash', models.BinaryField(null=True)),
                ('sealed_key', models.BinaryField(null=True)),
                ('sealed_file', models.BinaryField(null=True)),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='departures', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('opened_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('case'), name='departure_of_case'), models.Index(models.F('centre'), models.F('until'), condition=models.Q(('state', 'OFFERED')), name='departure_open'), models.Index(models.F('centre'), condition=models.Q(('has_news', True)), name='departure_news')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['OFFERED', 'TAKEN', 'REFUSED', 'TAKEN_BACK', 'OVER'])), name='departure_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('sealed_file__isnull', False), ('sealed_key__isnull', False), ('secret_hash__isnull', False), ('state', 'OFFERED')), models.Q(models.Q(('state', 'OFFERED'), _negated=True), ('ended_on__isnull', False), ('sealed_file', None), ('sealed_key', None), ('secret_hash', None)), _connector='OR'), name='departure_keeps_its_file_while_open'), models.UniqueConstraint(condition=models.Q(('state', 'OFFERED')), fields=('centre', 'case'), name='departure_one_at_a_time')],
            },
        ),
        ProtectTenant("transfers_departure", {"case_id": "cases_case"}),
        ProtectTenant("transfers_arrival", {"case_id": "cases_case", "key_id": "vault_filekey"}),
    ]
