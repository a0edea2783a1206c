"""A sweep on a SLURM cluster: ``python slurm_dask.py EXPERIMENT.toml FOLDER``, on a login node or in a small job.

The script writes and hands in the jobs that the workers run in, lives the sweep on them, and ends them. Started again
with the same folder, it goes on where it ended. It needs ``pip install 'empathysim[dask]' dask-jobqueue`` in an
environment that the compute nodes see, too. Put your own cluster's words into `hired`.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from dask_jobqueue import SLURMCluster

JOBS = 8


def hired(**changed: Any) -> SLURMCluster:
    """Return a cluster of no workers yet; what is told wins over what stands here."""
    settings = {
        "queue": "normal",
        "cores": 16,  # of one job
        "processes": 16,  # one thread in each: runs do not wait for each other
        "memory": "32GB",
        "walltime": "04:00:00",
        "interface": "ib0",  # the network between the nodes, and no other, hears the scheduler and the workers
        "scheduler_options": {"dashboard_address": "127.0.0.1:0"},
        "worker_extra_args": ["--dashboard-address", "127.0.0.1:0"],
    }
    return SLURMCluster(**{**settings, **changed})


def main(experiment: str, folder: str) -> int:
    """Live the sweep of an experiment into a folder and return the exit code of the command."""
    with hired() as cluster:
        cluster.scale(jobs=JOBS)
        where = ["--executor", "dask", "--scheduler", cluster.scheduler_address]
        return subprocess.call([sys.executable, "-m", "empathysim", "sweep", experiment, "--out", folder, *where])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
