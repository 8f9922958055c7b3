"""A store that speaks S3, on a free port of this computer, in this process: it can end another process at a file of one's choice."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any
from urllib.request import urlopen

import pytest

BUCKET = "handouts"
WITHOUT_PROFILE = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}  # for which a worker looks what it does a hundred times a second


@dataclass
class S3:
    """A server. Before it takes a file whose name ends with `before`, it ends the process `ending` as `kill -9` does."""

    port: int = 0
    ending: int = 0
    before: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to write there."""
        key = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
        return {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}", "AWS_EC2_METADATA_DISABLED": "true", **key}

    def end(self, process: int, before: str) -> None:
        """Wait for a file whose name ends like this, then end a process and all below it."""
        self.ending, self.before = process, before

    def files(self, prefix: str) -> Mapping[str, bytes]:
        """Return all files below an address."""
        import s3fs

        with environment(self.environment):
            system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
            names = system.find(f"{BUCKET}/{prefix}")
            return {name.removeprefix(f"{BUCKET}/{prefix}/"): system.cat_file(name) for name in names}

    def write(self, name: str, data: bytes) -> None:
        """Write one file."""
        import s3fs

        with environment(self.environment):
            s3fs.S3FileSystem(skip_instance_cache=True).pipe(f"{BUCKET}/{name}", data)

    def wrapped(self, application: Any) -> Any:
        """Return a WSGI application that looks at the names of files before it takes them."""

        def serve(environ: Mapping[str, Any], start: Any) -> Iterable[bytes]:
            if environ["REQUEST_METHOD"] == "PUT" and self._ends(environ["PATH_INFO"]):
                start("503 Service Unavailable", [])  # whoever sent the file is gone before it was taken
                return ()
            answer: Iterable[bytes] = application(environ, start)
            return answer

        return serve

    def _ends(self, path: str) -> bool:
        """End the process that is to be ended before this file; return whether it was."""
        ended = bool(self.ending) and path.endswith(self.before)
        if ended:
            os.killpg(self.ending, signal.SIGKILL)
            self.ending = 0
        return ended


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Let the environment hold these values too."""
    with pytest.MonkeyPatch.context() as other:
        for name, value in values.items():
            other.setenv(name, value)
        yield


@contextmanager
def s3() -> Iterator[S3]:
    """Yield a server with an empty bucket."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # or it tells of each file
    store = S3()
    application = store.wrapped(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, application, threaded=True)
    store.port = server.port
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        with environment(store.environment):
            _make_bucket(store.environment["AWS_ENDPOINT_URL"])
        yield store
    finally:
        _forget_address()
        server.shutdown()
        serving.join()
        server.server_close()


def _forget_address() -> None:
    """Let later tests of this process write elsewhere: what has written here remembers it, whatever the environment says then."""
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()


def _make_bucket(server: str) -> None:
    """Make a bucket; what another server of this process held is forgotten, as all of them have one memory."""
    import s3fs

    urlopen(f"{server}/moto-api/reset", data=b"").close()
    s3fs.S3FileSystem(skip_instance_cache=True).mkdir(BUCKET)
