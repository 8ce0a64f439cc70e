
import django.db.models.deletion
import jardam.centres.tenancy
import jardam.followups.choices
import jardam.kernel.ids
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centres', '0001_initial'),
        ('contacts', '0002_ways_in_and_ends'),
        ('network', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=jardam.followups.choices.step_kinds, max_length=11)),
                ('state', models.CharField(choices=jardam.followups.choices.step_states, default='ASKED', max_length=10)),
                ('due_on', models.DateField(null=True)),
                ('asked_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('sealed_remarks', models.BinaryField(null=True)),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('contact', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='contacts.contact')),
                ('partner', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('due_on'), condition=models.Q(('state__in', ['ASKED', 'SENT'])), name='step_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', False), ('ended_on__isnull', True), ('state__in', ['ASKED', 'SENT'])), models.Q(models.Q(('state__in', ['ASKED', 'SENT']), _negated=True), ('due_on__isnull', True), ('ended_on__isnull', False)), _connector='OR'), name='step_due_only_while_waiting'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'REFERRAL'), ('partner__isnull', False)), models.Q(models.Q(('kind', 'REFERRAL'), _negated=True), ('partner__isnull', True)), _connector='OR'), name='step_partner_of_a_referral'), models.UniqueConstraint(fields=('centre', 'contact', 'kind'), name='step_kind_once')],
            },
        ),
        ProtectTenant("followups_step", {"contact_id": "contacts_contact"}),
    ]
