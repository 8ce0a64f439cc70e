import django.db.models.deletion
import jardam.centres.tenancy
import jardam.exhibits.choices
import jardam.kernel.ids
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0004_checklists'),
        ('centres', '0002_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Exhibit',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('batch', models.UUIDField()),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=jardam.exhibits.choices.kind_choices, max_length=8)),
                ('form', models.CharField(choices=jardam.exhibits.choices.form_choices, max_length=5)),
                ('scan', models.CharField(choices=jardam.exhibits.choices.scan_choices, max_length=9)),
                ('pages', models.PositiveSmallIntegerField(default=0)),
                ('added_on', models.DateField()),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('sealed_about', models.BinaryField(null=True)),
                ('added_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='exhibits', to='cases.case')),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'case', 'number'), name='exhibit_number_once'), models.UniqueConstraint(fields=('centre', 'batch', 'position'), name='exhibit_sent_once'), models.CheckConstraint(condition=models.Q(models.Q(('scan', 'HELD'), _negated=True), ('pages', 0), _connector='OR'), name='exhibit_held_has_no_pages')],
            },
        ),
        migrations.CreateModel(
            name='Content',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(choices=jardam.exhibits.choices.part_choices, max_length=8)),
                ('sealed_bytes', models.BinaryField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('exhibit', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='contents', to='exhibits.exhibit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'exhibit', 'part'), name='content_part_once')],
            },
        ),
        ProtectTenant("exhibits_exhibit", {"case_id": "cases_case"}),
        ProtectTenant("exhibits_content", {"exhibit_id": "exhibits_exhibit"}),
    ]
