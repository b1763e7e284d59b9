"""Who asks: passwords, sessions of the page, tokens of programs, and the visits that follow from them."""

from resolvers.authentication.coming_in import ProviderNeeded, SecondFactorNeeded, SignedIn, come_in
from resolvers.authentication.finding_viewer import IDLE_LENGTH, find_viewer
from resolvers.authentication.leaving import end_employment
from resolvers.authentication.log_in_lane import LogInLane
from resolvers.authentication.log_in_limit import count_attempt, count_name, count_name_within, forget_attempts
from resolvers.authentication.logging_in import CompanyNeeded, LogInProblem, log_in
from resolvers.authentication.password import fits, hash_password, work_aside
from resolvers.authentication.person import (
    AmbiguousPersonError,
    Person,
    PersonNotFoundError,
    find_people,
    find_person,
    hold,
)
from resolvers.authentication.saving import save_password, set_password
from resolvers.authentication.secret import Secret
from resolvers.authentication.session import (
    FRAME_LENGTH,
    SESSION_LENGTH,
    UNKNOWN,
    Browser,
    add_session,
    begin_session,
    end_replaced,
    log_out,
)
from resolvers.authentication.tokens import USUAL_SCOPES, create_token
from resolvers.authentication.trail import note_act, note_failure
from resolvers.authentication.vault import Vault, VaultError
from resolvers.authentication.way_in import LENGTHS, NewWayIn, create_way_in, end_ways_in, forget_way_in

__all__ = [
    "FRAME_LENGTH",
    "IDLE_LENGTH",
    "LENGTHS",
    "SESSION_LENGTH",
    "UNKNOWN",
    "USUAL_SCOPES",
    "AmbiguousPersonError",
    "Browser",
    "CompanyNeeded",
    "LogInLane",
    "LogInProblem",
    "NewWayIn",
    "Person",
    "PersonNotFoundError",
    "ProviderNeeded",
    "SecondFactorNeeded",
    "Secret",
    "SignedIn",
    "Vault",
    "VaultError",
    "add_session",
    "begin_session",
    "come_in",
    "count_attempt",
    "count_name",
    "count_name_within",
    "create_token",
    "create_way_in",
    "end_employment",
    "end_replaced",
    "end_ways_in",
    "find_people",
    "find_person",
    "find_viewer",
    "fits",
    "forget_attempts",
    "forget_way_in",
    "hash_password",
    "hold",
    "log_in",
    "log_out",
    "note_act",
    "note_failure",
    "save_password",
    "set_password",
    "work_aside",
]
