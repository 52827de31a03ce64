"""A browser as small as it can be: HTTP/1.1 over asyncio, with cookies, forms and the sign-in of the service."""

import asyncio
import base64
import hashlib
import hmac
import re
import struct
import time
import uuid
from urllib.parse import urlencode


class Refused(Exception):
    """Nobody listens: no request was made."""


class ClosedWhileIdle(Exception):
    """A kept connection was closed before one byte of the answer came: whether the request was read has to be looked up."""


class Broken(Exception):
    """An answer that began and did not end, or none at all to the first request of a connection."""


class Answer:
    """What came back."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def code(self):
        """The stable code of the problem that a page is about."""
        found = re.search(r'class="quiet small">([a-z_.]+) ·', self.text)
        return found.group(1) if found else None

    def header(self, name):
        return next((value for key, value in self.headers if key == name), None)

    def value_of(self, name):
        """The value of a form's field."""
        tag = re.search(rf'<input[^>]*name="{re.escape(name)}"[^>]*>', self.text)
        found = tag and re.search(r' value="([^"]*)"', tag.group(0))
        return found.group(1) if found else None


class Browser:
    """One connection that is kept, and the cookies of one person."""

    def __init__(self, port, cookies=None, address=None):
        self.port, self.cookies, self.address = port, dict(cookies or {}), address
        self.reader = self.writer = None
        self.is_fresh = True

    async def connect(self):
        try:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
        except OSError as error:
            raise Refused() from error
        self.is_fresh = True

    def close(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None

    async def get(self, path):
        return await self.request("GET", path)

    async def post(self, path, fields):
        fields = dict(fields)
        fields.setdefault("_token", self.token())
        return await self.request("POST", path, urlencode(fields).encode())

    def token(self):
        """What a form must carry: made from the browser's secret."""
        secret = self.cookies.get("__Host-werk") or self.cookies.get("__Host-vorraum", "")
        return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()

    async def request(self, method, path, body=None):
        if self.writer is None:
            await self.connect()
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if self.address:
            lines.append(f"X-Forwarded-For: {self.address}")
        if body is not None:
            lines += [
                f"Origin: http://127.0.0.1:{self.port}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        was_fresh, self.is_fresh = self.is_fresh, False
        try:
            self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + (body or b""))
            await self.writer.drain()
            head = await self.reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError, OSError) as error:
            self.close()
            begun = isinstance(error, asyncio.IncompleteReadError) and error.partial
            raise (Broken("no answer" if not begun else "half a head") if was_fresh or begun else ClosedWhileIdle()) from error
        try:
            return await self.finish(head)
        except (asyncio.IncompleteReadError, ConnectionError, OSError) as error:
            self.close()
            raise Broken("half a body") from error

    async def finish(self, head):
        first, *rest = head.decode("latin-1").rstrip("\r\n").split("\r\n")
        headers = [(name.lower(), value.strip()) for name, value in (line.split(":", 1) for line in rest)]
        fields = dict(headers)
        if "content-length" in fields:
            body = await self.reader.readexactly(int(fields["content-length"]))
        elif fields.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(await self.reader.readuntil(b"\r\n"), 16):
                body += (await self.reader.readexactly(size + 2))[:-2]
            await self.reader.readexactly(2)
        else:
            body = b""
        for name, value in headers:
            if name == "set-cookie":
                key, content = value.split(";", 1)[0].split("=", 1)
                self.cookies[key] = content
        if fields.get("connection", "").lower() == "close":
            self.close()
        return Answer(int(first.split()[1]), headers, body)

    async def choose_password(self, link, password):
        """Follows a one-time link."""
        await self.get(link)
        answer = await self.post(link, {"password": password, "again": password})
        assert answer.status == 303, f"the link was refused: {answer.status} {answer.code}"

    async def sign_in(self, user_name, password):
        await self.get("/anmelden")
        return await self.post("/anmelden", {"user_name": user_name, "password": password})

    async def enrol(self):
        """Sets the second factor up, as an app would."""
        page = await self.get("/anmelden/einrichten")
        secret = re.search(r'class="secret"[^>]*>([A-Z2-7 ]+)<', page.text).group(1).replace(" ", "")
        answer = await self.post("/anmelden/einrichten", {"code": totp(secret)})
        assert answer.status == 200, f"the second factor was refused: {answer.status}"


def totp(secret):
    """RFC 6238 with the usual parameters."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = digest[-1] & 0xF
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def submission():
    """The number of a form, by which the service knows it when it comes twice (UUID version 7)."""
    value = (time.time_ns() // 1_000_000) << 80 | uuid.uuid4().int & ((1 << 80) - 1)
    value = value & ~(0xF << 76) | 7 << 76
    return str(uuid.UUID(int=value & ~(3 << 62) | 2 << 62))
