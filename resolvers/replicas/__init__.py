"""Reading on standbys what they have: which one has it, and what becomes of a request whose standby is lost."""

from resolvers.replicas.reader import ReplicaReader
from resolvers.replicas.replica import Replica, ReplicaLostError
from resolvers.replicas.replicas import Replicas

__all__ = ["Replica", "ReplicaLostError", "ReplicaReader", "Replicas"]
