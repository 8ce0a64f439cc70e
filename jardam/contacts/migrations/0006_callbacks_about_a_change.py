
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0005_answers_of_calculators'),
        ('law', '0004_computed_facts'),
    ]

    operations = [
        migrations.AddField(
            model_name='callback',
            name='change',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='law.change'),
        ),
    ]
