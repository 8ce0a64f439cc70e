import django.contrib.postgres.fields
import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Branch',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('name_ru', models.CharField(max_length=60)),
                ('name_en', models.CharField(blank=True, max_length=60)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), blank=True, default=list, size=None)),
                ('is_open', models.BooleanField(default=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'name_ru'), name='branch_name_once')],
            },
        ),
        migrations.AddField(
            model_name='user',
            name='branch',
            field=jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='staff', to='centres.branch'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('branch', None), ('centre__isnull', False), _connector='OR'), name='user_branch_is_of_a_centre'),
        ),
        ProtectTenant("centres_branch"),
    ]
