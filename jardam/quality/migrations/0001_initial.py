import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
import jardam.quality.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0001_initial'),
        ('contacts', '0003_heavy_contacts'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('from_month', models.DateField()),
                ('seed', models.CharField(max_length=32)),
                ('frame', models.PositiveIntegerField()),
                ('drawn_on', models.DateField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('drawn_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('from_month'), name='sample_by_month')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'number'), name='sample_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('reviewed_on', models.DateField(null=True)),
                ('seen_on', models.DateField(null=True)),
                ('sealed_remark', models.BinaryField(null=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('contact', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contacts.contact')),
                ('reviewer', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sample', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='quality.sample')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('sample'), models.F('place'), name='review_by_sample')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'contact'), name='review_contact_once'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_on', None), ('reviewer', None), ('sealed_remark', None), ('seen_on', None)), models.Q(('reviewed_on__isnull', False), ('reviewer__isnull', False)), _connector='OR'), name='review_has_reviewer_and_day_together')],
            },
        ),
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
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('colleague', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contacts.contact')),
                ('key', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.filekey')),
                ('owner', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('due_on'), condition=models.Q(('state__in', ['RECEIVED', 'LOOKED_INTO'])), name='complaint_due'), models.Index(models.F('centre'), models.F('key'), name='complaint_by_key'), models.Index(models.F('centre'), models.F('contact'), condition=models.Q(('contact__isnull', False)), name='complaint_by_contact')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'number'), name='complaint_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('due_on__isnull', False), ('ended_on__isnull', True), ('state__in', ['RECEIVED', 'LOOKED_INTO'])), models.Q(models.Q(('state__in', ['RECEIVED', 'LOOKED_INTO']), _negated=True), ('due_on__isnull', True), ('ended_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='complaint_due_only_while_waiting'), models.CheckConstraint(condition=models.Q(('owner', None), ('colleague', None), models.Q(('owner', models.F('colleague')), _negated=True), _connector='OR'), name='complaint_owner_is_not_whom_it_is_about')],
            },
        ),
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
                ('complaint_days', models.PositiveSmallIntegerField(default=10)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre',), name='ownterms_one_per_centre'), models.CheckConstraint(condition=models.Q(('complaint_days__range', (1, 60)), ('debrief_after__range', (1, 20)), ('debrief_days__range', (1, 31)), ('heavy_weight__range', (1, 10))), name='ownterms_are_numbers_that_one_can_keep')],
            },
        ),
        migrations.CreateModel(
            name='ReviewMark',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(choices=jardam.quality.choices.questions, max_length=11)),
                ('mark', models.CharField(choices=jardam.quality.choices.marks, max_length=14)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('review', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='quality.review')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'review', 'question'), name='reviewmark_once')],
            },
        ),
        ProtectTenant("quality_ownterms"),
        ProtectTenant("quality_debrief"),
        ProtectTenant(
            "quality_complaint", {"contact_id": "contacts_contact", "key_id": "vault_filekey"}
        ),
        ProtectTenant("quality_sample"),
        ProtectTenant(
            "quality_review", {"sample_id": "quality_sample", "contact_id": "contacts_contact"}
        ),
        ProtectTenant("quality_reviewmark", {"review_id": "quality_review"}),
    ]
