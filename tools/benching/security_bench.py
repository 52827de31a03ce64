"""What row-level security costs: the statements of pages as the acting role sends them, beside the same statements sent by a superuser,
whom no policy holds. Both go through pgbench, in turn, so that a busy moment meets both."""

import re
import statistics
import sys

from http_bench import PAGES, ROUNDS, Server, demo_service, logged, of_pages, pgbench

BOUND = 1.25
# Who sees everything, and those whose policies ask for what is theirs.
VISITS = (("leitung", PAGES), ("bauleitung", PAGES), ("coach", ("/teilnehmende/TN-0001",)), ("teilnehmer", ("/meine-akte",)))


def without_security(statements):
    """The same without any policy: the superuser's own role in place of the acting one."""
    return [re.sub(r"(set_config\('role', )'viertelwerk_\w+'", r"\1'postgres'", statement) for statement in statements]


def main():
    seconds = int(sys.argv[1])
    worst = 0
    with demo_service() as service:
        server = Server(service.home)
        print(f"{ROUNDS} turns of {seconds} s each; medians")
        print(f"{'':34} {'with/s':>8} {'without/s':>9} {'ratio of time':>13} {'from':>5} {'to':>5}")
        for name, pages in VISITS:
            person = next(person for person in service.people if person["name"] == name)
            sent = logged(server, service.home, lambda url: of_pages(server, person, pages, url))
            for path in pages:
                open_ones = without_security(sent[path])
                if open_ones == sent[path]:
                    raise SystemExit("bench: the acting role is not found in the statements")
                pairs = [(pgbench(server.url, sent[path], seconds)[0], pgbench(server.superuser_url, open_ones, seconds)[0])
                         for _ in range(ROUNDS)]
                held, free = (statistics.median(values) for values in zip(*pairs))
                ratios = sorted(free / held for held, free in pairs)
                worst = max(worst, statistics.median(ratios))
                print(f"{name + ' ' + path:34} {held:8.0f} {free:9.0f} {statistics.median(ratios):13.2f} {ratios[0]:5.2f} {ratios[-1]:5.2f}",
                      flush=True)
    print(f"{'within' if worst <= BOUND else 'ABOVE'} the bound of {BOUND}")


if __name__ == "__main__":
    main()
