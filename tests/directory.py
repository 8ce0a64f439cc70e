"""An organisation with a place and a service, as another directory tells them; and where our own stands."""

from pathlib import Path

from django.conf import settings

NETWORK = Path(settings.ROOT) / "data" / "network"
A, B, C, D = (f"5ad0a25f-7b2e-4a1c-8a0f-00000000000{number}" for number in range(1, 5))
ORGANISATION = {"id": A, "name": "Дом у моря", "description": "помощь", "website": "https://example.org"}
PLACE = {
    "id": C,
    "location_type": "physical",
    "organization_id": A,
    "phones": [{"id": D, "number": "+7 861 000-00-00"}],
    "addresses": [
        {
            "id": D,
            "address_1": "ул. Красная, 1",
            "city": "Краснодар",
            "state_province": "Краснодарский край",
            "postal_code": "350000",
            "country": "RU",
            "address_type": "physical",
        }
    ],
}
SERVICE = {
    "id": B,
    "organization_id": A,
    "name": "Юрист по зарплате",
    "status": "active",
    "languages": [{"id": D, "code": "uz"}],
    "cost_options": [{"id": D, "amount": 0}],
    "attributes": [
        {
            "id": D,
            "taxonomy_term": {
                "id": D,
                "code": "topic:B_UNPAID_WAGES",
                "name": "зарплата",
                "description": "зарплата",
                "taxonomy": "jardam",
            },
        }
    ],
}
