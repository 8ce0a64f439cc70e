import django.db.models.deletion
import jardam.centres.tenancy
from django.db import migrations

from jardam.database.tenancy import ReferWithinCentre


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0002_branches'),
        ('contacts', '0003_heavy_contacts'),
    ]

    operations = [
        migrations.AddField(
            model_name='contact',
            name='branch',
            field=jardam.centres.tenancy.CentreFK(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centres.branch'),
        ),
        ReferWithinCentre("contacts_contact", {"branch_id": "centres_branch"}),
    ]
