from __future__ import annotations
from dataclasses import dataclass
@dataclass(frozen=True)
class Job:
    name: str
    entry: dict[str, object]
def jobs_of(planned):
    return {}
