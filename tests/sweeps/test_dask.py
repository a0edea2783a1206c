"""Sweeps on Dask's own scheduler and workers, here all on loopback: the commands of docs/clusters.md with other ports.

What is shown for one computer holds for many as far as Dask's own promises reach: nothing here tests a network.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import small_sweep

from empathysim.errors import InputError
from empathysim.sweeps.crew import batch, cluster
from empathysim.sweeps.crew.cluster import START_DASK, Cluster
from empathysim.sweeps.crew.execution import checked_executor, crew
from empathysim.sweeps.designs.design import Run
from empathysim.sweeps.designs.run import Row
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.sweep import open_sweep, sweep

psutil = pytest.importorskip("psutil", reason="psutil is not installed")
distributed = pytest.importorskip("distributed", reason="Dask is not installed")

ALLOWED_FAILURES = 1
DOCS = Path(__file__).parents[2] / "docs"


def until(holds: Callable[[], object], seconds: float = 90.0) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.05)


def kill(process: Any) -> None:
    """End a process and all that it started."""
    with contextlib.suppress(psutil.NoSuchProcess):
        family = [process, *process.children(recursive=True)]
        for member in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.kill()
        psutil.wait_procs(family, timeout=10.0)


class Dask:
    """A scheduler on loopback and its workers, started by the documented commands, each with a free port.

    Parameters
    ----------
    folder : for what they write.
    options : further options of both commands.
    """

    def __init__(self, folder: Path, options: str = "") -> None:
        self.folder, self.options = folder, options
        self.started: list[Any] = []
        written = folder / "scheduler.json"
        self.scheduler = self._start(f"{START_DASK[0]} --scheduler-file {written}")
        until(lambda: written.exists() and written.read_text().rstrip().endswith("}"))
        self.address = json.loads(written.read_text())["address"]

    def hire(self, workers: int) -> None:
        """Start so many workers with a thread each."""
        command = START_DASK[1].replace("--nworkers 2", f"--nworkers {workers}")
        self._start(f"{command} --local-directory {self.folder}")

    def workers(self) -> list[Any]:
        """Return the processes that live runs; each has a nanny that starts it anew."""
        below = [child for nanny in self.started[1:] for child in nanny.children(recursive=True)]
        return [child for child in below if "spawn_main" in " ".join(child.cmdline())]

    def fire(self) -> None:
        """End all workers, and those who would start them anew."""
        for process in self.started[1:]:
            kill(process)
        del self.started[1:]

    def end(self) -> None:
        """End everything, whatever it does."""
        self.fire()
        kill(self.scheduler)

    def _start(self, command: str) -> Any:
        command = command.replace(":8787", ":0").replace("--port 8786", "--port 0") + self.options
        if self.started:
            command = command.replace("tcp://127.0.0.1:8786", self.address)
        paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
        told = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(ALLOWED_FAILURES), "PYTHONPATH": paths}
        with open(self.folder / f"log_{len(self.started)}.txt", "wb") as log:
            process = psutil.Popen(
                [sys.executable, "-m", *shlex.split(command)], env={**os.environ, **told}, stdout=log, stderr=log
            )
        self.started.append(process)
        return process


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[Dask]:
    """Return a scheduler of this test's own, without workers."""
    dask = Dask(tmp_path)
    yield dask
    dask.end()


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """Return a scheduler with two workers."""
    dask = Dask(tmp_path_factory.mktemp("dask"))
    dask.hire(2)
    yield dask
    dask.end()


@pytest.fixture
def runs() -> list[Run]:
    return small_sweep.twelve()


def all_rows(runs: list[Run], work: Any, dask: Dask) -> dict[int, Row]:
    with crew(checked_executor("dask", scheduler=dask.address)) as hands:
        rows = [row for chunk in hands.live(runs, work) for row in chunk]
    assert sorted(row.run.number for row in rows) == [run.number for run in runs]
    return {row.run.number: row for row in rows}


def test_p13_dask_gives_the_same_as_one_process(runs: list[Run], dask: Dask) -> None:
    with crew(checked_executor("serial")) as hands:
        alone = {row.run.number: row.readings for rows in hands.live(runs, small_sweep.world) for row in rows}
    there = all_rows(runs, small_sweep.world, dask)
    assert {row.message for row in there.values()} == {""}
    assert {number: row.readings for number, row in there.items()} == alone


def test_p13_the_executor_of_a_dask_client_is_one_like_any_other(runs: list[Run], dask: Dask) -> None:
    with distributed.Client(dask.address, set_as_default=False) as client:
        plan = checked_executor(client.get_executor(pure=False), workers=2)
        with crew(plan) as hands:
            rows = [row for chunk in hands.live(runs, small_sweep.plain) for row in chunk]
        assert {row.run.number: dict(row.readings) for row in rows} == {
            run.number: small_sweep.numbers(run) for run in runs
        }
        assert client.submit(len, "abc").result(timeout=10.0) == 3  # not shut down


def test_p04_a_run_that_raises_on_dask_is_a_row(runs: list[Run], dask: Dask, tmp_path: Path) -> None:
    rows = all_rows(runs, small_sweep.Fails(5, "error", tmp_path), dask)
    assert (rows[5].status, rows[5].message) == ("failed", "ZeroDivisionError: the world ended")
    assert [row.status for row in rows.values()].count("done") == 11


def test_p02_killing_a_dask_worker_loses_nothing(runs: list[Run], dask: Dask) -> None:
    until(lambda: len(dask.workers()) == 2)
    with crew(checked_executor("dask", scheduler=dask.address)) as hands:
        rows_that_end = hands.live(runs, small_sweep.slow)
        rows = list(next(rows_that_end))
        dask.workers()[0].kill()
        rows += [row for chunk in rows_that_end for row in chunk]
    assert sorted(row.run.number for row in rows) == [run.number for run in runs]
    assert {row.status for row in rows} == {"done"}


def test_p03_a_run_that_kills_its_dask_worker_fails_and_the_others_finish(
    runs: list[Run], dask: Dask, tmp_path: Path
) -> None:
    """Dask begins the run again on another worker, as often as it is told to; so do we, once more, alone."""
    rows = all_rows(runs, small_sweep.Fails(5, "death", tmp_path), dask)
    deaths = 2 * (ALLOWED_FAILURES + 1)
    assert (rows[5].status, rows[5].tries) == ("failed", deaths)
    assert rows[5].message == f"its worker process ended {deaths} times while the run was lived"
    assert len((tmp_path / "5").read_bytes()) >= deaths  # Dask does not count every one
    assert [row.status for row in rows.values()].count("done") == 11


def test_p08_what_is_under_way_is_let_go_when_the_block_is_left(runs: list[Run], dask: Dask) -> None:
    with distributed.Client(dask.address, set_as_default=False) as client:

        def tasks() -> int:
            return int(client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))

        with pytest.raises(KeyboardInterrupt), crew(checked_executor("dask", scheduler=dask.address)) as hands:  # noqa: PT012
            rows_that_end = hands.live(runs, small_sweep.slow)
            next(rows_that_end)
            assert tasks() > 0
            raise KeyboardInterrupt
        until(lambda: tasks() == 0, seconds=10.0)


def test_p08_an_interrupted_sweep_on_dask_goes_on_and_has_the_same_canon(dask: Dask, tmp_path: Path) -> None:
    """The command itself: Ctrl-C with runs under way, exit 130, and the same command once more."""
    values = [round(0.1 * step, 1) for step in range(10)]
    asked = small_sweep.write(tmp_path, groupthink=values, seeds=3, weeks=100, employees=40)
    command = [sys.executable, "-m", "empathysim", "sweep", str(asked), "--out", str(tmp_path / "there")]
    command += ["--executor", "dask", "--scheduler", dask.address]
    process = subprocess.Popen(command, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        with distributed.Client(dask.address, set_as_default=False) as client:
            until(lambda: any(client.processing().values()))
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=10.0)[1]
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 130, said
    assert "Traceback" not in said
    done = subprocess.run(command, text=True, capture_output=True, check=False, timeout=120.0)
    assert done.returncode == 0, done.stderr
    assert "60 done, 0 failed" in done.stderr
    sweep(asked, tmp_path / "here", executor="threads", workers=2)
    assert canon(open_sweep(tmp_path / "there").rows()) == canon(open_sweep(tmp_path / "here").rows())


def test_a_crew_on_dask_stays_from_batch_to_batch(runs: list[Run], dask: Dask) -> None:
    with crew(checked_executor("dask", scheduler=dask.address)) as hands:
        left = hands.live(runs, small_sweep.slow)
        next(left)
        left.close()
        for work in (small_sweep.plain, small_sweep.slow):
            rows = [row for chunk in hands.live(runs, work) for row in chunk]
            assert sorted(row.run.number for row in rows) == list(range(12))


def test_a_large_organization_travels_without_a_word(runs: list[Run], dask: Dask) -> None:
    """Dask would warn of it, and a warning fails a test here."""
    assert len(all_rows(runs, small_sweep.Large(bytes(11_000_000)), dask)) == 12


def test_there_is_a_lane_for_each_thread_or_as_many_as_asked_for(dask: Dask) -> None:
    for most, lanes in ((None, 2), (1, 1), (5, 2)):
        hired = Cluster(dask.address, most)
        until(lambda hired=hired, lanes=lanes: hired.lanes() == lanes)  # a worker of an earlier test may just come back
        hired.end()


def test_workers_come_and_go_and_until_there_are_some_it_says_so(
    runs: list[Run], lonely: Dask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is there at first; then somebody comes, is killed with a run under way, and somebody else goes on.

    As when a batch system ends jobs and starts others.
    """
    monkeypatch.setattr(cluster, "_LOOK_SECONDS", 0.1)
    looked = []

    def threads(hired: Cluster) -> int:
        looked.append(seen := ask(hired))
        if len(looked) == 3:
            lonely.hire(1)
        return seen

    ask = Cluster._threads
    monkeypatch.setattr(Cluster, "_threads", threads)
    with crew(checked_executor("dask", scheduler=lonely.address)) as hands:
        rows_that_end = hands.live(runs, small_sweep.slow)
        rows = list(next(rows_that_end))
        assert looked[:3] == [0, 0, 0]
        assert capsys.readouterr().err == f"no workers at {lonely.address} yet\n"
        lonely.fire()
        lonely.hire(1)
        rows += [row for chunk in rows_that_end for row in chunk]
    assert sorted(row.run.number for row in rows) == [run.number for run in runs]
    assert {row.status for row in rows} == {"done"}


@pytest.mark.parametrize("how", ["SIGKILL", "SIGSTOP"])
def test_p02_a_lost_scheduler_ends_the_sweep_with_its_address(
    runs: list[Run], lonely: Dask, how: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A scheduler that is killed is noticed at once, one that hangs after a while; nothing more is said than that."""
    lonely.hire(1)
    rows: list[Row] = []
    begin = time.monotonic()
    with pytest.raises(InputError) as refused, crew(checked_executor("dask", scheduler=lonely.address)) as hands:  # noqa: PT012
        for chunk in hands.live(runs, small_sweep.slow):
            rows += chunk
            monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 2.0)
            lonely.scheduler.send_signal(getattr(signal, how))
    assert 0 < len(rows) < 12
    assert f"--scheduler {lonely.address}: the Dask scheduler does not answer any more" in str(refused.value)
    assert "Finished runs are kept" in str(refused.value)
    assert time.monotonic() - begin < 30.0
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_where_no_scheduler_is_the_sentence_says_how_to_start_one(
    runs: list[Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1.0)
    with socket.socket() as taken:  # bound and never listening: nobody else can be there
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(InputError) as refused, crew(checked_executor("dask", scheduler=address)) as hands:
            next(hands.live(runs, small_sweep.plain))
    assert f"--scheduler {address}: no Dask scheduler can be used there" in str(refused.value)
    assert all(command in str(refused.value) for command in START_DASK)


def test_a_scheduler_behind_tls_without_certificates_is_refused(runs: list[Run], dask: Dask) -> None:
    address = dask.address.replace("tcp://", "tls://")
    with pytest.raises(InputError, match="TLS"), crew(checked_executor("dask", scheduler=address)) as hands:
        next(hands.live(runs, small_sweep.plain))


def test_a_cluster_behind_tls_is_reached_with_certificates(runs: list[Run], tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed, so there is nobody to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = f"{openssl} req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=empathysim -keyout {key} -out {certificate}"
    subprocess.run(shlex.split(made), check=True, capture_output=True)
    dask = Dask(tmp_path, f" --protocol tls --tls-ca-file {certificate} --tls-cert {certificate} --tls-key {key}")
    mine = {"ca-file": str(certificate), "client": {"cert": str(certificate), "key": str(key)}}
    try:
        dask.hire(1)
        assert dask.address.startswith("tls://127.0.0.1:")
        with distributed_config(mine):
            assert {row.status for row in all_rows(runs, small_sweep.plain, dask).values()} == {"done"}
    finally:
        dask.end()


def distributed_config(mine: dict[str, Any]) -> Any:
    """Return a context in which Dask's configuration names these certificates."""
    import dask.config

    return dask.config.set({"distributed.comm.tls": {**dask.config.get("distributed.comm.tls"), **mine}})


@pytest.mark.parametrize("told", [("9.9", batch.version_here()[1]), (batch.version_here()[0], 99)])
def test_a_worker_of_another_version_contributes_nothing(
    runs: list[Run], dask: Dask, told: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = batch.version_here()
    monkeypatch.setattr(batch, "version_here", lambda: told)
    rows: list[Row] = []
    with pytest.raises(InputError) as refused, crew(checked_executor("dask", scheduler=dask.address)) as hands:  # noqa: PT012
        for chunk in hands.live(runs, small_sweep.plain):
            rows += chunk
    assert rows == []
    for version, of_results in (there, told):
        assert f"empathysim {version} (results version {of_results})" in str(refused.value)


def test_what_cannot_be_imported_there_is_told(
    runs: list[Run], dask: Dask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    module = types.ModuleType("of_this_process_only")
    exec("def work(run): return {}, None", vars(module))
    monkeypatch.setitem(sys.modules, "of_this_process_only", module)
    with pytest.raises(InputError, match="of_this_process_only"), crew(
        checked_executor("dask", scheduler=dask.address)
    ) as hands:  # fmt: skip
        next(hands.live(runs, module.work))


def test_p37_nothing_listens_beyond_loopback(runs: list[Run], dask: Dask) -> None:
    """Neither this process, which does not listen at all, nor what the documented commands start."""

    def listening(process: Any) -> set[str]:
        return {place.laddr.ip for place in process.net_connections("inet") if place.status == psutil.CONN_LISTEN}

    before = listening(psutil.Process())
    with crew(checked_executor("dask", scheduler=dask.address)) as hands:
        for _ in hands.live(runs, small_sweep.plain):
            assert listening(psutil.Process()) == before
    until(lambda: len(dask.workers()) == 2)
    for process in (*dask.started, *dask.workers()):
        assert listening(process) == {"127.0.0.1"}


def test_the_page_on_clusters_names_the_commands_that_are_tested_here() -> None:
    if not DOCS.is_dir():
        pytest.skip("the folder of documents is absent")
    lines = (DOCS / "clusters.md").read_text(encoding="utf-8").splitlines()
    assert [command for command in START_DASK if f"    {command}" not in lines] == []


def test_the_recipe_for_slurm_writes_a_job_that_starts_workers() -> None:
    """SLURM itself is not needed to see what would be handed to it."""
    pytest.importorskip("dask_jobqueue", reason="dask-jobqueue is not installed")
    path = DOCS / "recipes" / "slurm_dask.py"
    if not path.is_file():
        pytest.skip("the folder of documents is absent")
    found = importlib.util.spec_from_file_location("slurm_dask", path)
    assert found is not None
    assert found.loader is not None
    recipe = importlib.util.module_from_spec(found)
    found.loader.exec_module(recipe)
    with recipe.hired(interface="lo") as workers:
        script = workers.job_script()
        address = workers.scheduler_address
    assert address.startswith("tcp://127.0.0.1:")
    assert "#SBATCH --cpus-per-task=16" in script
    command = script.splitlines()[-1]
    assert command.startswith(f"{sys.executable} -m distributed.cli.dask_worker {address} ")
    for told in ("--nworkers 16", "--nthreads 1", "--interface lo", "--dashboard-address 127.0.0.1:0"):
        assert told in command
