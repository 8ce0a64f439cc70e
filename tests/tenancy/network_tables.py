"""The tables that belong to no centre, each with the reason why it may. A new table is a tenant's, or stands here."""

NETWORK_TABLES = {
    "account_emailaddress": "the sign-in library's; empty: accounts have no e-mail address",
    "account_emailconfirmation": "the sign-in library's; empty as well",
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
    "django_tasks_database_dbtaskresult": "the queue of background work; a job names ids only, and says its centre first",
    "knowledge_card": "answers are the same for every centre, and hold nothing about a person",
    "knowledge_cardnorm": "what an answer rests on",
    "knowledge_cardtext": "an answer in one language",
    "knowledge_searchword": "words of answers, for their search",
    "law_calendarday": "the production calendar: public",
    "law_parameter": "the law, dated and sourced: public",
    "library_evidence": "how agreements are applied is the same knowledge for every centre; words sealed, no client named",
    "mfa_authenticator": "second factors belong to an account; secrets sealed",
    "network_facility": "clinics and hospitals are the same for every centre; words about them are sealed",
    "network_organisation": "the directory is shared: organisations, never people",
    "network_organisationservice": "what an organisation offers",
    "network_standardservice": "the catalogue of services that are the same in every centre",
    "services_publication": "as of which day a centre was published to the network",
    "services_publishedfigure": "what a centre delivered, small numbers withheld before they leave it",
    "services_publishedoffer": "what a centre gives: other centres tell callers so",
    "vault_userkey": "a person's key pair, not a centre's; the private half is sealed",
}

NAMES_A_CENTRE = {
    "centres_centre": "the list of centres itself",
    "centres_user": "people of the network have none",
    "services_publication": "published on purpose, by a job: pages only read it",
    "services_publishedfigure": "published on purpose, by a job, small numbers withheld: pages only read it",
    "services_publishedoffer": "published on purpose, by a job: pages only read it",
}
"""Those of them that name a centre all the same, each with the reason. Whatever a page may write is a tenant's."""
