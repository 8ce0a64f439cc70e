import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.quality.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0001_initial'),
        ('contacts', '0003_heavy_contacts'),
        ('quality', '0001_initial'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('came', models.CharField(choices=jardam.quality.choices.ways_in, max_length=9)),
                ('about', models.CharField(choices=jardam.quality.choices.what_about, max_length=17)),
                ('state', models.CharField(choices=jardam.quality.choices.where_it_stands, default='RECEIVED', max_length=11)),
                ('answer', models.CharField(blank=True, choices=jardam.quality.choices.answers, max_length=11)),
                ('is_anonymous', models.BooleanField(default=False)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('sealed_words', models.BinaryField()),
                ('sealed_notes', models.BinaryField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='ownterms',
            name='ownterms_are_numbers_that_one_can_keep',
        ),
        migrations.AddField(
            model_name='ownterms',
            name='complaint_days',
            field=models.PositiveSmallIntegerField(default=10),
        ),
        migrations.AddConstraint(
            model_name='ownterms',
            constraint=models.CheckConstraint(condition=models.Q(('complaint_days__range', (1, 60)), ('debrief_after__range', (1, 20)), ('debrief_days__range', (1, 31)), ('heavy_weight__range', (1, 10))), name='ownterms_are_numbers_that_one_can_keep'),
        ),
        migrations.AddField(
            model_name='complaint',
            name='centre',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre'),
        ),
        migrations.AddField(
            model_name='complaint',
            name='colleague',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='complaint',
            name='contact',
            field=jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contacts.contact'),
        ),
        migrations.AddField(
            model_name='complaint',
            name='key',
            field=jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.filekey'),
        ),
        migrations.AddField(
            model_name='complaint',
            name='owner',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='complaint',
            name='recorded_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(models.F('centre'), models.F('due_on'), condition=models.Q(('state__in', ['RECEIVED', 'LOOKED_INTO'])), name='complaint_due'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(models.F('centre'), models.F('key'), name='complaint_by_key'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(models.F('centre'), models.F('contact'), condition=models.Q(('contact__isnull', False)), name='complaint_by_contact'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.UniqueConstraint(fields=('centre', 'number'), name='complaint_number_once'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('due_on__isnull', False), ('ended_on__isnull', True), ('state__in', ['RECEIVED', 'LOOKED_INTO'])), models.Q(models.Q(('state__in', ['RECEIVED', 'LOOKED_INTO']), _negated=True), ('due_on__isnull', True), ('ended_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='complaint_due_only_while_waiting'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(('owner', None), ('colleague', None), models.Q(('owner', models.F('colleague')), _negated=True), _connector='OR'), name='complaint_owner_is_not_whom_it_is_about'),
        ),
        ProtectTenant(
            "quality_complaint", {"contact_id": "contacts_contact", "key_id": "vault_filekey"}
        ),
    ]
