import django.db.models.deletion
import jardam.cases.choices
import jardam.centres.tenancy
import jardam.kernel.ids
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_team'),
        ('centres', '0002_branches'),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('after', models.CharField(choices=jardam.cases.choices.afters, max_length=12)),
                ('due_on', models.DateField()),
                ('channel', models.CharField(choices=[('PHONE', 'Phone'), ('VISIT', 'Visit'), ('OUTREACH', 'Outreach'), ('MESSAGE', 'Message')], max_length=8)),
                ('language', models.CharField(max_length=2)),
                ('state', models.CharField(choices=jardam.cases.choices.asked_states, default='WAITING', max_length=11)),
                ('told', models.CharField(blank=True, choices=jardam.cases.choices.results, max_length=8)),
                ('seen', models.CharField(blank=True, choices=jardam.cases.choices.results, max_length=8)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('case'), models.F('due_on'), name='checkin_by_case'), models.Index(models.F('centre'), models.F('due_on'), condition=models.Q(('state', 'WAITING')), name='checkin_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('state', 'WAITING')), models.Q(models.Q(('state', 'WAITING'), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='checkin_ended_says_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ANSWERED'), models.Q(('told', ''), _negated=True)), models.Q(models.Q(('state', 'ANSWERED'), _negated=True), ('seen', ''), ('told', '')), _connector='OR'), name='checkin_answered_says_what'), models.UniqueConstraint(condition=models.Q(('state', 'WAITING')), fields=('centre', 'case', 'after'), name='checkin_waits_once')],
            },
        ),
        ProtectTenant("cases_checkin", {"case_id": "cases_case"}),
    ]
