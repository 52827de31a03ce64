"""One request: a line of JSON on stdin, then its stream; the answer on stdout. README.md has the protocol."""

import errno
import importlib
import json
import sys
import traceback

import confinement
from answers import Refusal, answer, over

# Each command is a module with a function `run(request, limits)`.
COMMANDS = {
    "write-xlsx": "write_xlsx", "read-sheet": "read_sheet", "annotate": "annotate", "picture": "picture", "unpack": "unpack",
}


def main():
    request = json.loads(sys.stdin.buffer.readline(1 << 20))
    limits = request["limits"]
    try:
        # Loaded while its own files can be read without a limit; nothing of the stream has been read yet.
        command = importlib.import_module(COMMANDS[request["command"]]) if request["command"] in COMMANDS else None
        ways = confinement.confine(limits)
        if command:
            command.run(request, limits)
        elif request["command"] == "probe":
            answer({**confinement.probe(), **ways})
        else:
            raise Refusal("request")
    except Refusal as refusal:
        answer({"refused": refusal.facts})
    except MemoryError:
        answer({"refused": over("memory_bytes", limits["memory_bytes"]).facts})
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        if error.errno == errno.EFBIG:
            answer({"refused": over("output_bytes", limits["output_bytes"]).facts})
        elif error.errno == errno.ENOSPC:
            answer({"refused": {"reason": "disk"}})
        else:
            answer({"refused": mistake(error)})
    except BaseException as error:  # A panic of a library written in Rust is no Exception.
        answer({"refused": mistake(error)})
    sys.stdout.buffer.flush()


def mistake(error):
    """Where it happened and of which kind; never its text, which may hold what stands in the file."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return {"reason": "mistake", "kind": type(error).__name__, "place": f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno}"}


main()
