import django.db.models.deletion
import jardam.kernel.ids
import jardam.outreach.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0002_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Orientation',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=jardam.outreach.choices.kinds, max_length=10)),
                ('held_on', models.DateField()),
                ('region', models.CharField(max_length=6)),
                ('language', models.CharField(max_length=2)),
                ('women', models.PositiveSmallIntegerField()),
                ('men', models.PositiveSmallIntegerField()),
                ('checklists', models.PositiveSmallIntegerField()),
                ('cards', models.PositiveSmallIntegerField()),
                ('taken_back_on', models.DateField(blank=True, null=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('noted_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('held_on'), name='orientation_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['SESSION', 'SELF_STUDY'])), name='orientation_kind_known'), models.CheckConstraint(condition=models.Q(('language__in', ['RU', 'KY', 'TG', 'UZ', 'RO', 'EN'])), name='orientation_language_known'), models.CheckConstraint(condition=models.Q(models.Q(('women__gt', 0), ('men__gt', 0), _connector='OR'), ('men__lte', 2000), ('women__lte', 2000)), name='orientation_reached_somebody')],
            },
        ),
        ProtectTenant("outreach_orientation", {}),
    ]
