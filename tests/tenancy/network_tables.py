"""The tables that belong to no centre, each with the reason why it may. A new table is a tenant's, or stands here."""

NETWORK_TABLES = {
    "accounts_delay": "counted before anybody is known, at the door of a name that may not exist",
    "accounts_onetimepassword": "belongs to an account; asked before the centre is said",
    "accounts_session": "says who is there, and so comes before the centre",
    "accounts_staffname": "people of the network have no centre; sealed",
    "auth_group": "Django's; unused: rights are centres/rules/roles.py",
    "auth_group_permissions": "Django's; unused",
    "auth_permission": "Django's; unused",
    "centres_centre": "the list of centres itself",
    "centres_user": "nobody could sign in otherwise; names are sealed in accounts",
    "django_content_type": "Django's list of models",
    "django_migrations": "Django's list of migrations; nobody but the owner writes it",
    "django_session": "Django's sessions; ours are accounts_session",
    "mfa_authenticator": "second factors belong to an account; secrets sealed",
    "vault_userkey": "a person's key pair, not a centre's; the private half is sealed",
}
