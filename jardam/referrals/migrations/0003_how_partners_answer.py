import django.db.models.deletion
from django.db import migrations, models

from jardam.database.reference import ReadOnlyForPages


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0005_capacity'),
        ('referrals', '0002_own_systems'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartnerAnswers',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='network.organisation')),
                ('to_month', models.DateField()),
                ('asked', models.PositiveIntegerField()),
                ('answered', models.PositiveIntegerField()),
                ('accepted', models.PositiveIntegerField()),
                ('done', models.PositiveIntegerField()),
                ('silent', models.PositiveIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('asked__gte', 5)), name='partneranswers_tell_of_no_single_case')],
            },
        ),
        ReadOnlyForPages("referrals_partneranswers"),
    ]
