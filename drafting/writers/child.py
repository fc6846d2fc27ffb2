"""The process that runs the embedded model: llama.cpp's server, closed to everyone but its parent.

Started by `drafting.writers.server` as a plain script, so that nothing of the page is loaded here.
It reads one line of JSON from standard input (`model`, `key`, `slots`, `context`, `threads`), says
in one line of JSON where it listens or why it can't, and ends when its input does: with the parent.
"""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO

NOBODY = "http://127.0.0.1"  # the only origin that a browser is told of; no page is served there


def parameters(settings: Mapping[str, Any]) -> Any:
    """What llama.cpp is told: loopback, a free port, a key for everything, no pages of its own."""
    import xllamacpp  # noqa: PLC0415 - 100 MB that only this process needs

    params = xllamacpp.CommonParams()
    params.model.path = settings["model"]
    params.model_alias = {"embedded"}  # else the answers carry the file's path
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.api_keys = [settings["key"]]
    params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = False
    params.ui = False
    params.cors_origins, params.cors_credentials = NOBODY, False
    params.n_parallel = settings["slots"]
    params.n_ctx = settings["slots"] * settings["context"]
    params.cache_ram_mib = 128
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = settings["threads"]
    params.n_gpu_layers, params.fit_params = 0, False
    params.verbosity = -1
    return params


def run(source: TextIO, say: TextIO) -> int:
    """Serve until `source` ends; the exit status says whether it ever did."""
    try:
        import xllamacpp  # noqa: PLC0415 - as above

        server = xllamacpp.Server(parameters(json.loads(source.readline())))
    except (ImportError, RuntimeError) as error:
        why = "library" if isinstance(error, ImportError) else "model"
        print(json.dumps({"failed": why}), file=say, flush=True)
        return 1
    print(json.dumps({"url": server.listening_address}), file=say, flush=True)
    while source.read(1):
        pass
    return 0


def main() -> int:  # pragma: no cover - runs in a process of its own, which is ended from outside
    """Keep the real output for our two lines; what llama.cpp prints goes nowhere."""
    say = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    with say:
        return run(sys.stdin, say)


if __name__ == "__main__":  # pragma: no cover - as above
    sys.exit(main())
