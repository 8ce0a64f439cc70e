import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.people.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0001_initial'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('sealed_identity', models.BinaryField(null=True)),
                ('sex', models.CharField(blank=True, choices=jardam.people.choices.sexes, max_length=1)),
                ('age_band', models.CharField(blank=True, choices=jardam.people.choices.age_bands, max_length=5)),
                ('added_on', models.DateField()),
                ('erased_on', models.DateField(blank=True, null=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('key', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.filekey')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('key'), name='person_by_key'), models.Index(models.F('centre'), models.F('added_on'), name='person_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('erased_on__isnull', True), ('sealed_identity__isnull', False)), models.Q(('erased_on__isnull', False), ('sealed_identity__isnull', True)), _connector='OR'), name='person_erased_holds_nothing')],
            },
        ),
        migrations.CreateModel(
            name='PersonIndex',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=jardam.people.choices.index_kinds, max_length=10)),
                ('digest', models.BinaryField(max_length=16)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('person', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='index', to='people.person')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('person'), name='personindex_by_person')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'kind', 'digest', 'person'), name='personindex_once')],
            },
        ),
        migrations.CreateModel(
            name='LookUpDay',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('looked_on', models.DateField()),
                ('made', models.PositiveIntegerField(default=0)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'user', 'looked_on'), name='lookupday_once')],
            },
        ),
        ProtectTenant("people_person", {"key_id": "vault_filekey"}),
        ProtectTenant("people_personindex", {"person_id": "people_person"}),
        ProtectTenant("people_lookupday"),
    ]
