from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0001_initial'),
        ('contacts', '0002_ways_in_and_ends'),
        ('people', '0001_initial'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(models.F('centre'), models.F('happened_on'), models.F('recorded_by'), condition=models.Q(('is_heavy', True)), name='contact_heavy'),
        ),
    ]
