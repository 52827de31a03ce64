"""The demo year in every form that its lists may have: the same content of the database each time, table by table."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .list_forms import FORMS
from .service import Service

ROOT = Path(__file__).resolve().parents[2]
# What tells of the import itself, and when: which files, by whom, under which hash.
ABOUT_IMPORTS = ("import_", "audit_", "schema_", "epoch")
# A hash of every table that holds rows: all of a row but the moments at which it was written down.
HASHES = """
select format(
    $$select %L, count(*), md5(string_agg(x.row, chr(10) order by x.row collate "C"))
        from (select (to_jsonb(t) - %L::text[])::text as row from %I.%I t) x having count(*) > 0$$,
    c.relname, array(select a.attname from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'timestamptz'::regtype),
    n.nspname, c.relname)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname = 'public' order by 1
\\gexec
"""


def content(url):
    done = subprocess.run(["psql", url, "-AtX", "-v", "ON_ERROR_STOP=1"], input=HASHES, capture_output=True, text=True, check=True)
    rows = (line.split("|") for line in done.stdout.splitlines())
    return {name: (int(count), digest) for name, count, digest in rows if not name.startswith(ABOUT_IMPORTS)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, type=os.path.abspath)
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="viertelwerk-forms-"))
    service = Service.of(options.program, str(home / "server"))
    service.environment.setdefault("VIERTELWERK_DOCUMENTS", str(ROOT))
    first, differing = None, 0
    try:
        service.run("migrate")
        service.run("import", str(ROOT / "seeds" / "reference"))
        service.run("demo", "generate", "--output", str(home / "year"))
        url = service.run("database", "url").strip()
        name = subprocess.run(["psql", url, "-AtXc", "select current_database()"], capture_output=True, text=True, check=True).stdout.strip()
        for form, make in FORMS.items():
            folder = home / form
            shutil.copytree(home / "year", folder)
            subprocess.run([ROOT / ".venv/documents/bin/python", "-B", ROOT / "tools/serving/list_forms.py", form, folder], check=True)
            subprocess.run(["psql", url, "-qXc", f'create database "{form}" template "{name}"'], check=True)
            own = url.replace(f"dbname={name}", f"dbname={form}").replace(f"/{name}?", f"/{form}?")
            assert own != url, url
            begin = time.monotonic()
            done = subprocess.run([options.program, "import", "--accept-warnings", str(folder)], capture_output=True, text=True,
                                  env={**service.environment, "DATABASE_URL": own})
            if done.returncode:
                raise SystemExit(f"robust: {form} is not imported: {done.stderr}"[-4000:])
            taken, found = time.monotonic() - begin, content(own)
            first = first or found
            others = sorted(table for table in first.keys() | found.keys() if first.get(table) != found.get(table))
            differing += len(others)
            rows = sum(count for count, _ in found.values())
            print(f"{make.__doc__.rstrip('.')}: {rows} rows in {len(found)} tables, {taken:.1f} s: "
                  + ("the same content" if not others else "other content in " + ", ".join(others)), flush=True)
    finally:
        service.run("database", "stop")
        shutil.rmtree(home, ignore_errors=True)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
