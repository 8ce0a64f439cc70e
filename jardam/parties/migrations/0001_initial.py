import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.parties.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0006_check_ins'),
        ('centres', '0002_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=jardam.parties.choices.kind_choices, max_length=9)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('added_on', models.DateField()),
                ('sealed_words', models.BinaryField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('merged_into', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='parties.party')),
            ],
        ),
        migrations.CreateModel(
            name='ExactMark',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(max_length=11)),
                ('digest', models.BinaryField(max_length=16)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('party', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='parties.party')),
            ],
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('role', models.CharField(choices=jardam.parties.choices.role_choices, max_length=8)),
                ('tied_on', models.DateField()),
                ('sealed_said', models.BinaryField()),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('party', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='parties.party')),
                ('tied_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='party',
            index=models.Index(models.F('centre'), models.F('merged_into'), condition=models.Q(('merged_into__isnull', False)), name='party_merged'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='party_is_not_its_own_root'),
        ),
        migrations.AddIndex(
            model_name='exactmark',
            index=models.Index(models.F('centre'), models.F('party'), name='exactmark_by_party'),
        ),
        migrations.AddConstraint(
            model_name='exactmark',
            constraint=models.UniqueConstraint(fields=('centre', 'field', 'digest', 'party'), name='exactmark_once'),
        ),
        migrations.AddIndex(
            model_name='tie',
            index=models.Index(models.F('centre'), models.F('party'), name='tie_by_party'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.UniqueConstraint(fields=('centre', 'case', 'number', 'role'), name='tie_role_once'),
        ),
        ProtectTenant("parties_party", {"merged_into_id": "parties_party"}),
        ProtectTenant("parties_exactmark", {"party_id": "parties_party"}),
        ProtectTenant("parties_tie", {"party_id": "parties_party", "case_id": "cases_case"}),
    ]
