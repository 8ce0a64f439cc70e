import django.db.models.deletion
import jardam.centres.tenancy
import jardam.contacts.choices
import jardam.kernel.ids
import jardam.people.choices
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0001_initial'),
        ('people', '0001_initial'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=9)),
                ('state', models.CharField(choices=jardam.contacts.choices.states, default='OPEN', max_length=6)),
                ('started_at', models.DateTimeField(null=True)),
                ('happened_on', models.DateField()),
                ('channel', models.CharField(choices=jardam.contacts.choices.channels, max_length=8)),
                ('language', models.CharField(default='XX', max_length=2)),
                ('client_kind', models.CharField(choices=jardam.contacts.choices.client_kinds, default='WORKER', max_length=9)),
                ('kind', models.CharField(choices=jardam.contacts.choices.kinds, default='CONSULTATION', max_length=12)),
                ('outcome', models.CharField(blank=True, choices=jardam.contacts.choices.outcomes, max_length=16)),
                ('violence', models.CharField(choices=jardam.contacts.choices.screenings, default='NOT_ASKED', max_length=9)),
                ('discrimination', models.CharField(choices=jardam.contacts.choices.screenings, default='NOT_ASKED', max_length=9)),
                ('region', models.CharField(blank=True, max_length=6)),
                ('sex', models.CharField(blank=True, choices=jardam.people.choices.sexes, max_length=1)),
                ('age_band', models.CharField(blank=True, choices=jardam.people.choices.age_bands, max_length=5)),
                ('sealed_narrative', models.BinaryField(null=True)),
                ('sealed_draft', models.BinaryField(null=True)),
                ('draft_revision', models.PositiveIntegerField(default=0)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('key', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.filekey')),
                ('person', jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('recorded_by'), models.OrderBy(models.F('happened_on'), descending=True), models.F('id'), name='contact_by_author'), models.Index(models.F('centre'), models.OrderBy(models.F('happened_on'), descending=True), models.OrderBy(models.F('id'), descending=True), name='contact_by_day'), models.Index(models.F('centre'), models.F('person'), condition=models.Q(('person__isnull', False)), name='contact_by_person'), models.Index(models.F('centre'), models.F('key'), name='contact_by_key'), models.Index(models.F('centre'), models.F('recorded_by'), condition=models.Q(('state', 'OPEN')), name='contact_open')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'reference'), name='contact_reference_once'), models.CheckConstraint(condition=models.Q(models.Q(('started_at__isnull', False), ('state', 'OPEN')), models.Q(('sealed_draft__isnull', True), ('started_at__isnull', True), ('state', 'CLOSED')), _connector='OR'), name='contact_moment_and_draft_only_while_open'), models.CheckConstraint(condition=models.Q(('state', 'OPEN'), ('outcome', 'NOT_CONSULTATION'), models.Q(models.Q(('language', 'XX'), _negated=True), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='contact_closed_says_language_and_outcome'), models.CheckConstraint(condition=models.Q(('state', 'OPEN'), models.Q(('outcome', 'NOT_CONSULTATION'), models.Q(('kind', 'CONSULTATION'), _negated=True)), models.Q(models.Q(('outcome', 'NOT_CONSULTATION'), _negated=True), ('kind', 'CONSULTATION')), _connector='OR'), name='contact_kind_fits_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Callback',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=jardam.contacts.choices.callback_states, default='WAITING', max_length=8)),
                ('due_at', models.DateTimeField(null=True)),
                ('due_on', models.DateField()),
                ('language', models.CharField(max_length=2)),
                ('attempt', models.PositiveSmallIntegerField(default=1)),
                ('may_leave_message', models.BooleanField(default=False)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('promised_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='callbacks', to='contacts.contact')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('contact'), name='callback_by_contact'), models.Index(models.F('centre'), models.F('due_at'), condition=models.Q(('state', 'WAITING')), name='callback_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('due_at__isnull', False), ('ended_on__isnull', True), ('state', 'WAITING')), models.Q(models.Q(('state', 'WAITING'), _negated=True), ('due_at__isnull', True), ('ended_on__isnull', False)), _connector='OR'), name='callback_moment_only_while_waiting'), models.CheckConstraint(condition=models.Q(('attempt__range', (1, 3))), name='callback_attempt_1_to_3'), models.CheckConstraint(condition=models.Q(('language', 'XX'), _negated=True), name='callback_language_known'), models.UniqueConstraint(condition=models.Q(('state', 'WAITING')), fields=('centre', 'contact'), name='callback_one_waiting_per_contact')],
            },
        ),
        migrations.CreateModel(
            name='ContactCard',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('card', models.CharField(max_length=40)),
                ('card_version', models.PositiveIntegerField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('contact', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='contacts.contact')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('centre', 'contact', 'card'), name='contactcard_once')],
            },
        ),
        migrations.CreateModel(
            name='ContactTopic',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(max_length=30)),
                ('codelist_version', models.PositiveSmallIntegerField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('contact', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='contacts.contact')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('topic'), models.F('contact'), name='contacttopic_by_topic')],
                'constraints': [models.UniqueConstraint(fields=('centre', 'contact', 'topic'), name='contacttopic_once')],
            },
        ),
        ProtectTenant("contacts_contact", {"key_id": "vault_filekey", "person_id": "people_person"}),
        ProtectTenant("contacts_contacttopic", {"contact_id": "contacts_contact"}),
        ProtectTenant("contacts_contactcard", {"contact_id": "contacts_contact"}),
        ProtectTenant("contacts_callback", {"contact_id": "contacts_contact"}),
    ]
