"""Takes everything away from this process that reading or writing a document does not need.

What the kernel offers is used, one thing not relying on another: limits on resources (always), Landlock for the file system
(Linux 5.13), a seccomp filter against sockets and programs, and Python's audit hook for what only Python would do. A file that
takes over the process then still finds no network, no file but the libraries, no other program, and an end to its time.
"""

import ctypes
import errno
import os
import platform
import resource
import struct
import sys
import sysconfig

# System calls that no document needs. Numbers: arch/x86/entry/syscalls/syscall_64.tbl and asm-generic/unistd.h.
FORBIDDEN = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "bind": 49, "listen": 50, "socketpair": 53, "clone": 56,
            "fork": 57, "vfork": 58, "execve": 59, "kill": 62, "ptrace": 101, "mount": 165, "keyctl": 250, "unshare": 272,
            "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311, "bpf": 321, "execveat": 322,
            "userfaultfd": 323, "pidfd_send_signal": 424, "io_uring_setup": 425, "pidfd_open": 434, "clone3": 435,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "mount": 40, "unshare": 97, "ptrace": 117, "kill": 129, "socket": 198, "socketpair": 199, "bind": 200,
            "listen": 201, "accept": 202, "connect": 203, "sendto": 206, "keyctl": 219, "clone": 220, "execve": 221,
            "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271, "bpf": 280, "execveat": 281,
            "userfaultfd": 282, "pidfd_send_signal": 424, "io_uring_setup": 425, "pidfd_open": 434, "clone3": 435,
        },
    ),
}

libc = ctypes.CDLL(None, use_errno=True)


def confine(limits):
    """Confines the process for good; returns which ways hold."""
    limit_resources(limits)
    # Without capabilities root is a user too, who cannot raise a limit or read what belongs to others.
    libc.capset(struct.pack("=Ii", 0x20080522, 0), bytes(24))
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS, which Landlock and seccomp ask for.
    ways = {"files": restrict_files(), "calls": restrict_calls()}
    sys.addaudithook(refuse)
    return ways


def limit_resources(limits):
    for what, amount in [
        (resource.RLIMIT_AS, limits["memory_bytes"]),
        (resource.RLIMIT_CPU, limits["time_s"]),
        (resource.RLIMIT_FSIZE, limits["output_bytes"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_CORE, 0),
    ]:
        hard = resource.getrlimit(what)[1]
        amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        # At the first limit of time the process is told so and ends; a second later it is killed.
        resource.setrlimit(what, (amount, amount + 1 if what == resource.RLIMIT_CPU and amount < hard else amount))


def restrict_files():
    """Landlock: reading beneath Python's own folders, everything beneath the working folder, nothing else; no TCP."""
    version = libc.syscall(444, None, 0, 1)
    if version < 1:
        return False
    # Execute, write, read, list, remove (2), make (7); then move between folders, truncate, device control as versions know them.
    read, everything = 0b1100, (1 << 13) - 1
    everything |= sum(1 << bit for bit, since in [(13, 2), (14, 3), (15, 5)] if version >= since)
    network = 0b11 if version >= 4 else 0
    attributes = struct.pack("QQ", everything, network)
    ruleset = libc.syscall(444, attributes, len(attributes) if version >= 4 else 8, 0)
    if ruleset < 0:
        return False
    here = os.path.dirname(os.path.abspath(__file__))
    libraries = {sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), here, "/usr/lib", "/lib", "/lib64"}
    for path, allowed in [(os.getcwd(), everything & ~1), *((path, read) for path in libraries)]:
        if not os.path.isdir(path):
            continue
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        libc.syscall(445, ruleset, 1, struct.pack("=Qi", allowed, folder), 0)
        os.close(folder)
    done = libc.syscall(446, ruleset, 0) == 0
    os.close(ruleset)
    return done


def restrict_calls():
    """seccomp: the forbidden system calls fail with EPERM."""
    if platform.machine() not in FORBIDDEN:
        return False
    architecture, numbers = FORBIDDEN[platform.machine()]
    numbers = sorted(numbers.values())
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    allow, deny = 0x7FFF0000, 0x00050000 | errno.EPERM
    count = len(numbers)
    # One instruction a call: how far to jump if it is the one. x32 calls (bit 30) are all denied.
    program = [(load, 0, 0, 4), (equal, 1, 0, architecture), (give, 0, 0, deny), (load, 0, 0, 0), (at_least, count + 1, 0, 1 << 30)]
    program += [(equal, count - index, 0, number) for index, number in enumerate(numbers)]
    program += [(give, 0, 0, allow), (give, 0, 0, deny)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))

    class Filter(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]

    whole = Filter(len(program), ctypes.addressof(code))
    return libc.prctl(22, 2, ctypes.byref(whole), 0, 0) == 0  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER


def refuse(event, _arguments):
    """What holds even where the kernel offers neither: Python itself opens no socket and starts no program."""
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill", "ctypes.")):
        raise PermissionError(event)


def probe():
    """Tries what must not be possible; which of it was."""
    import socket

    def possible(action):
        try:
            action()
        except (OSError, ValueError):
            return False
        return True

    return {
        "socket": possible(socket.socket),
        "program": possible(lambda: os.execv("/bin/true", ["true"])),
        "fork": possible(os.fork),
        "passwd": possible(lambda: open("/etc/passwd").close()),
        "elsewhere": possible(lambda: open("/tmp/viertelwerk-probe", "w").close()),
        "limits": possible(lambda: resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)),
        "here": possible(lambda: open("probe", "w").close()),
        "environment": len(os.environ),
        "folder": len(os.listdir(".")) - 1,
        "open_files": resource.getrlimit(resource.RLIMIT_NOFILE)[0],
        "memory_bytes": resource.getrlimit(resource.RLIMIT_AS)[0],
    }
