import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0003_calendar'),
        ('centres', '0002_branches'),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('made_on', models.DateField()),
                ('sealed_facts', models.BinaryField()),
                ('sealed_counted', models.BinaryField(null=True)),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('term', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.term')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'case', 'number'), name='claim_number_once')],
            },
        ),
        ProtectTenant("claims_claim", {"case_id": "cases_case", "term_id": "cases_term"}),
    ]
