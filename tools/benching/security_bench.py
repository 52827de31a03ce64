"""What row-level security costs: the statements of pages as the acting role sends them, beside the same statements sent by a superuser,
whom no policy holds. Both go through pgbench, in turn, so that a busy moment meets both."""

import re
import statistics
import sys

from http_bench import PAGES, Server, demo_service, logged, of_pages, pgbench

ROUNDS = 3
BOUND = 1.25


def without_security(statements):
    """The same without any policy: the superuser's own role in place of the acting one."""
    return [re.sub(r"(set_config\('role', )'viertelwerk_\w+'", r"\1'postgres'", statement) for statement in statements]


def main():
    seconds = int(sys.argv[1])
    ratios = []
    with demo_service() as service:
        server = Server(service.home)
        print(f"{'':44} {'with/s':>8} {'without/s':>9} {'ratio of time':>13}")
        for name in ("leitung", "bauleitung"):
            person = next(person for person in service.people if person["name"] == name)
            sent = logged(server, service.home, lambda url, person=person: of_pages(server, person, url))
            for path in PAGES:
                open_ones = without_security(sent[path])
                if open_ones == sent[path]:
                    raise SystemExit("bench: the acting role is not found in the statements")
                pairs = []
                for _ in range(ROUNDS):
                    with_security = pgbench(server.url, sent[path], seconds)[0]
                    pairs.append((with_security, pgbench(server.superuser_url, open_ones, seconds)[0]))
                held, free = (statistics.median(values) for values in zip(*pairs))
                ratios.append(free / held)
                print(f"{name + ' ' + path:44} {held:8.0f} {free:9.0f} {free / held:13.2f}")
    worst = max(ratios)
    print(f"{'within' if worst <= BOUND else 'ABOVE'} the bound of {BOUND}")


if __name__ == "__main__":
    main()
