"""The clock of the demo: what the worker's rounds would do if so much time had gone by and nobody had answered."""

from datetime import datetime

from jardam.demo.actions import refuse_in_live_mode
from jardam.referrals.actions import run_clocks_everywhere, send_letters_everywhere
from jardam.referrals.addresses import address_of
from jardam.referrals.letters import is_set_up, send
from jardam.transfers.actions import end_late_everywhere


def walk_as_of(at: datetime) -> None:
    """Partners who were silent until ``at`` are passed over, what is due by then ends, letters leave. What stands is as
    old as before: only these rounds look from ``at``. Errors: NotInLiveMode; as `each_done`.
    """
    refuse_in_live_mode()
    run_clocks_everywhere(address_of, at)
    end_late_everywhere(at)
    if is_set_up():
        send_letters_everywhere(send, at)
