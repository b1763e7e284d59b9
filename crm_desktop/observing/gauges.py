"""Looking every few seconds at what has no event of its own: how full everything is."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import QueuePool

from crm_desktop.answers import Answers
from crm_desktop.observing import metrics
from resolvers.admission import Admission
from resolvers.cells.backlog import read_backlog
from resolvers.outage import is_outage
from resolvers.replicas import Replicas

log = logging.getLogger(__name__)

_SECONDS = 5


class Gauges:
    """What one process shows of itself, and of the backlog that all have together."""

    def __init__(self, engine: AsyncEngine, replicas: Replicas, admission: Admission, answers: Answers) -> None:
        self._engine = engine
        self._replicas = replicas
        self._admission = admission
        self._answers = answers

    async def read(self) -> None:
        """Looks once. Raises what the driver raises about the backlog; all else is there then."""
        metrics.WAITING.set(self._admission.waiting)
        metrics.KEPT_BYTES.set(self._answers.bytes)
        pool = self._engine.pool
        if isinstance(pool, QueuePool):
            metrics.CONNECTIONS.labels("used").set(pool.checkedout())
            metrics.CONNECTIONS.labels("idle").set(pool.checkedin())
        for replica in self._replicas.all:
            behind = replica.status().get("bytesBehind")
            metrics.REPLICA_READ.labels(replica.name).set(behind is not None)
            if behind is not None:
                metrics.REPLICA_BEHIND.labels(replica.name).set(float(behind))
        backlog = await read_backlog(self._engine)
        metrics.UNFOLDED.set(backlog.records)
        metrics.UNFOLDED_SECONDS.set(backlog.seconds)

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        while True:
            try:
                await self.read()
            except (SQLAlchemyError, TimeoutError) as error:
                # Of an outage the requests tell.
                if not is_outage(error):
                    log.warning("The backlog could not be read: %s", error)
            await asyncio.sleep(_SECONDS)
