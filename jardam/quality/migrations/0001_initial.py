import django.db.models.deletion
import jardam.kernel.ids
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Debrief',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('held_with', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'user', 'held_on'), name='debrief_once_on_a_day'), models.CheckConstraint(condition=models.Q(('held_with', None), models.Q(('held_with', models.F('user')), _negated=True), _connector='OR'), name='debrief_with_somebody_else')],
            },
        ),
        migrations.CreateModel(
            name='OwnTerms',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('heavy_weight', models.PositiveSmallIntegerField(default=3)),
                ('debrief_after', models.PositiveSmallIntegerField(default=3)),
                ('debrief_days', models.PositiveSmallIntegerField(default=7)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre',), name='ownterms_one_per_centre'), models.CheckConstraint(condition=models.Q(('debrief_after__range', (1, 20)), ('debrief_days__range', (1, 31)), ('heavy_weight__range', (1, 10))), name='ownterms_are_numbers_that_one_can_keep')],
            },
        ),
        ProtectTenant("quality_debrief"),
        ProtectTenant("quality_ownterms"),
    ]
