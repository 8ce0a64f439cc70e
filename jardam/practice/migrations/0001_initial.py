import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.practice.choices
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
            name='Practice',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('topic', models.CharField(blank=True, max_length=30)),
                ('codelist_version', models.PositiveSmallIntegerField()),
                ('written_on', models.DateField()),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('sealed_words', models.BinaryField()),
                ('sealed_reason', models.BinaryField(null=True)),
                ('branch', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.branch')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'number'), name='practice_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('sealed_reason', None), ('withdrawn_on', None)), models.Q(('sealed_reason__isnull', False), ('withdrawn_on__isnull', False)), _connector='OR'), name='practice_withdrawn_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('handed_on', models.DateField()),
                ('how', models.CharField(choices=jardam.practice.choices.ways, max_length=13)),
                ('learned', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=jardam.practice.choices.states, default='HANDED', max_length=8)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('look_on', models.DateField(blank=True, null=True)),
                ('looked_on', models.DateField(blank=True, null=True)),
                ('sealed_found', models.BinaryField(null=True)),
                ('answers_for', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('from_branch', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.branch')),
                ('practice', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='practice.practice')),
                ('recorded_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_branch', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.branch')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('practice'), name='transfer_by_practice'), models.Index(models.F('centre'), models.F('answers_for'), models.F('look_on'), condition=models.Q(('look_on__isnull', False)), name='transfer_to_look_at')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'NOT_USED'), _negated=True), fields=('centre', 'practice', 'to_branch'), name='transfer_one_standing_per_branch'), models.CheckConstraint(condition=models.Q(('from_branch', None), models.Q(('from_branch', models.F('to_branch')), _negated=True), _connector='OR'), name='transfer_goes_to_another_branch'), models.CheckConstraint(condition=models.Q(models.Q(('look_on__isnull', False), ('looked_on', None), ('state', 'HANDED')), models.Q(('looked_on__isnull', False), ('state__in', ['IN_USE', 'ADAPTED'])), models.Q(('look_on', None), ('looked_on__isnull', False), ('state', 'NOT_USED')), _connector='OR'), name='transfer_is_looked_at_until_it_is_not_used')],
            },
        ),
        ProtectTenant("practice_practice", {"branch_id": "centres_branch"}),
        ProtectTenant(
            "practice_transfer",
            {
                "practice_id": "practice_practice",
                "from_branch_id": "centres_branch",
                "to_branch_id": "centres_branch",
            },
        ),
    ]
