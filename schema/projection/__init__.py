"""Answering what needs no waiting by functions made for the query (`docs/adr/0032`). The library's own way stays the reference."""

from schema.projection.executor import ProjectingExecutor

__all__ = ["ProjectingExecutor"]
