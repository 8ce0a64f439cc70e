import django.db.models.deletion
import jardam.cases.choices
import jardam.centres.tenancy
import jardam.kernel.ids
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0001_initial'),
        ('centres', '0002_branches'),
    ]

    operations = [
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('code', models.CharField(blank=True, max_length=60)),
                ('due_on', models.DateField()),
                ('half_on', models.DateField()),
                ('state', models.CharField(choices=jardam.cases.choices.term_states, default='OPEN', max_length=8)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('sealed_facts', models.BinaryField()),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('due_on'), models.F('id'), condition=models.Q(('state', 'OPEN')), name='term_due')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'case', 'number'), name='term_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('state', 'OPEN')), models.Q(models.Q(('state', 'OPEN'), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='term_ended_says_when')],
            },
        ),
        ProtectTenant("cases_term", {"case_id": "cases_case"}),
    ]
