import django.db.models.deletion
import jardam.kernel.ids
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FilledMonth',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('wave', models.PositiveIntegerField()),
                ('month', models.DateField()),
                ('contacts', models.PositiveIntegerField()),
                ('wave_contacts', models.PositiveIntegerField()),
                ('seed', models.BigIntegerField()),
                ('last_day', models.DateField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'wave', 'month'), name='filledmonth_once')],
            },
        ),
        ProtectTenant("demo_filledmonth"),
    ]
