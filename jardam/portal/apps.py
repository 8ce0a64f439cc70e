from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "jardam.portal"

    def ready(self) -> None:
        from jardam.portal.referral_words import partners_path  # noqa: PLC0415 - after the registry stands
        from jardam.referrals import addresses  # noqa: PLC0415

        addresses.register(partners_path)
