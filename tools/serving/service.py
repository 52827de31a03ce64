"""`viertelwerk serve` as a process that is started, stopped and killed."""

import asyncio
import json
import os
import re
import signal
import subprocess


class Service:
    """The program and the database it works on; one process at a time."""

    def __init__(self, program, environment):
        self.program, self.environment = program, environment
        self.process = self.port = None
        self.errors = 0

    @classmethod
    def of(cls, program, home=None):
        """On the database that DATABASE_URL names, else on a private server in a folder."""
        environment = {**os.environ, "LANG": "C.UTF-8", "VIERTELWERK_LOG_LEVEL": "error"}
        if home:
            environment.pop("DATABASE_URL", None)
            environment["VIERTELWERK_HOME"] = home
        return cls(program, environment)

    def run(self, *arguments):
        """A command, to its end; its standard output."""
        done = subprocess.run([self.program, *arguments], env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"viertelwerk {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def accounts(self):
        """The names of all accounts, as the database has them."""
        listed = json.loads(self.run("user", "list", "--json"))
        names = [account["user_name"] for account in listed]
        assert len(names) == len(set(names))
        return set(names)

    async def start(self):
        self.process = await asyncio.create_subprocess_exec(
            self.program, "serve", "--port", "0", env=self.environment, stderr=asyncio.subprocess.PIPE, limit=1 << 20)
        while line := (await self.process.stderr.readline()).decode():
            if found := re.search(r"http://[^:]+:(\d+)", line):
                self.port = int(found.group(1))
                self.drain = asyncio.create_task(self.read_log())
                return
        raise SystemExit("the service did not start")

    async def read_log(self):
        while line := await self.process.stderr.readline():
            if b'"level":"error"' in line:
                self.errors += 1

    async def end(self, number):
        """Sends a signal and waits for the end; the exit status, negative for a signal."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        status = await asyncio.wait_for(self.process.wait(), 60)
        await self.drain
        return status

    async def terminate(self):
        return await self.end(signal.SIGTERM)

    async def kill(self):
        return await self.end(signal.SIGKILL)
