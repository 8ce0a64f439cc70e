import django.db.models.deletion
import jardam.centres.tenancy
import jardam.kernel.ids
from django.db import migrations, models

from jardam.database.tenancy import ProtectTenant, ReferWithinCentre


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0002_branches'),
        ('contacts', '0004_branches'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactAnswer',
            fields=[
                ('id', models.UUIDField(default=jardam.kernel.ids.day_uuid, editable=False, primary_key=True, serialize=False)),
                ('calculator', models.CharField(max_length=20)),
                ('told_on', models.DateField()),
                ('sealed_told', models.BinaryField()),
                ('centre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.centre')),
                ('contact', jardam.centres.tenancy.CentreFK(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='contacts.contact')),
            ],
            options={
                'indexes': [models.Index(models.F('centre'), models.F('contact'), name='contactanswer_by_contact')],
            },
        ),
        ProtectTenant("contacts_contactanswer"),
        ReferWithinCentre("contacts_contactanswer", {"contact_id": "contacts_contact"}),
    ]
