"""The background worker: the table of tasks in the main thread, the rounds beside it."""

from django.core.management import BaseCommand, call_command
from django.utils import timezone

from jardam.accounts.sessions import SessionStore
from jardam.audit.actions import export_heads, seal_readings
from jardam.config.rounds import Round, Rounds
from jardam.config.tamed import forget_finished_tasks
from jardam.databank.tasks import ask_for_snapshot
from jardam.line.actions import tidy_lines
from jardam.reception.actions import lapse_everywhere
from jardam.referrals.actions import run_clocks_everywhere, send_letters_everywhere
from jardam.referrals.addresses import address_of
from jardam.referrals.letters import is_set_up, send
from jardam.referrals.publishing import publish_answers
from jardam.rota.actions import forget_handovers_everywhere
from jardam.search.picks import forget_old_picks
from jardam.services.publishing import publish_everywhere
from jardam.services.reaching import publish_reach_everywhere
from jardam.transfers.actions import end_late_everywhere
from jardam.vault.environment import witness_folder


def _send_letters() -> None:
    """Without a server for letters they wait, and the pages say so."""
    if is_set_up():
        send_letters_everywhere(send, timezone.now())


ROUNDS = (
    Round("chain the readings", 1, seal_readings),
    Round("sign the heads", 600, lambda: export_heads(witness_folder(), on=timezone.localdate())),
    Round("end and forget calls", 60, lambda: tidy_lines(timezone.now())),
    Round("end earlier days at the door", 600, lambda: lapse_everywhere(timezone.now())),
    Round("forget old hand-overs", 3600, lambda: forget_handovers_everywhere(timezone.now())),
    Round("forget picks without a second", 3600, lambda: forget_old_picks(timezone.now())),
    Round("publish what centres delivered", 3600, lambda: publish_everywhere(timezone.now())),
    Round("freeze the month for the data bank", 3600, ask_for_snapshot),
    Round("count whom changes touch", 60, lambda: publish_reach_everywhere(timezone.now())),
    Round("referrals that wait for an answer", 60, lambda: run_clocks_everywhere(address_of, timezone.now())),
    Round("letters of referrals", 30, _send_letters),
    Round("publish how partners answer", 3600, lambda: publish_answers(timezone.now())),
    Round("cases that no centre took in", 600, lambda: end_late_everywhere(timezone.now())),
    Round("forget ended sessions", 3600, SessionStore.clear_expired),
    Round("forget finished jobs", 3600, lambda: forget_finished_tasks(timezone.now())),
)


class Command(BaseCommand):
    help = "Work the table of tasks and walk the rounds (chain readings, sign heads). bin/up starts one."

    def handle(self, **_options: object) -> None:
        rounds = Rounds(ROUNDS)
        rounds.start()
        try:
            call_command("db_worker")
        finally:
            rounds.stop()
