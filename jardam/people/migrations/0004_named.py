from django.db import migrations, models

# Of whoever stands already nothing is known but what is sealed: each counts as a person of their own, as until now.


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_household_and_consents'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='is_named',
            field=models.BooleanField(default=True),
        ),
        migrations.AlterField(
            model_name='person',
            name='is_named',
            field=models.BooleanField(default=False),
        ),
    ]
