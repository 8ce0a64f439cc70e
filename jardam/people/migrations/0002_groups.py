import jardam.people.choices
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='family',
            field=models.CharField(blank=True, choices=jardam.people.choices.with_child, max_length=1),
        ),
    ]
