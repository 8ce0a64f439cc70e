import django.db.models.deletion
import jardam.centres.tenancy
import jardam.contacts.choices
import jardam.kernel.ids
from django.conf import settings
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant, ReferWithinCentre


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0001_initial'),
        ('contacts', '0001_initial'),
        ('people', '0001_initial'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Door',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=jardam.contacts.choices.channels, max_length=8)),
                ('sealed_name', models.BinaryField()),
                ('is_open', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='OwnTopic',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(max_length=30)),
                ('codelist_version', models.PositiveSmallIntegerField()),
                ('sealed_words', models.BinaryField()),
                ('is_open', models.BooleanField(default=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='contact',
            name='contact_closed_says_language_and_outcome',
        ),
        migrations.AddField(
            model_name='contact',
            name='heard_from',
            field=models.CharField(blank=True, choices=jardam.contacts.choices.heard_from, max_length=9),
        ),
        migrations.AddField(
            model_name='contact',
            name='heard_through',
            field=jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contacts.contact'),
        ),
        migrations.AddField(
            model_name='contact',
            name='is_heavy',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='contact',
            name='permission',
            field=models.CharField(blank=True, choices=jardam.contacts.choices.permissions, max_length=9),
        ),
        migrations.AddField(
            model_name='contact',
            name='reason',
            field=models.CharField(blank=True, choices=jardam.contacts.choices.reasons, max_length=13),
        ),
        migrations.AddField(
            model_name='contact',
            name='relation',
            field=models.CharField(blank=True, choices=jardam.contacts.choices.relations, max_length=8),
        ),
        migrations.AddField(
            model_name='door',
            name='centre',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre'),
        ),
        migrations.AddField(
            model_name='contact',
            name='door',
            field=jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.door'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(models.F('centre'), models.F('heard_through'), condition=models.Q(('heard_through__isnull', False)), name='contact_by_heard_through'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'OPEN'), ('outcome', 'NOT_CONSULTATION'), ('reason', 'NO_LANGUAGE'), models.Q(models.Q(('language', 'XX'), _negated=True), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='contact_closed_says_language_and_outcome'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'OPEN'), models.Q(('outcome', 'UNABLE'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('outcome', 'UNABLE'), _negated=True), ('reason', '')), _connector='OR'), name='contact_reason_says_why_nobody_was_helped'),
        ),
        migrations.AddField(
            model_name='owntopic',
            name='centre',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre'),
        ),
        migrations.AddField(
            model_name='contacttopic',
            name='own',
            field=jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.owntopic'),
        ),
        migrations.AddIndex(
            model_name='door',
            index=models.Index(models.F('centre'), models.F('channel'), name='door_by_channel'),
        ),
        migrations.AddIndex(
            model_name='owntopic',
            index=models.Index(models.F('centre'), models.F('topic'), name='owntopic_by_topic'),
        ),
        ProtectTenant("contacts_door"),
        ProtectTenant("contacts_owntopic"),
        ReferWithinCentre(
            "contacts_contact", {"door_id": "contacts_door", "heard_through_id": "contacts_contact"}
        ),
        ReferWithinCentre("contacts_contacttopic", {"own_id": "contacts_owntopic"}),
    ]
