"""Builds the readers with libFuzzer and sanitizers: Import and Domain anew, Yams' parser, which is C, too; the rest as it was built."""

import concurrent.futures
import json
import re
import shutil
import subprocess
from pathlib import Path

HOME = Path(".build/fuzz")
DEBUG = Path(".build/debug").resolve()
YAML = Path(".build/checkouts/Yams/Sources/CYaml")
TARGETS = Path("Tests/ImportTests/Fuzz")
# A bad byte ends the program at the place where it is met, so that nothing has to be linked that knows how to report it.
C_FLAGS = ["-g1", "-O1", "-fsanitize=fuzzer-no-link,address,undefined", "-fsanitize-trap=undefined", "-fno-omit-frame-pointer"]
# What the build writes beside objects, and how it wants them: here a module becomes one object.
WITH_VALUE = {"-emit-module-path", "-output-file-map", "-index-store-path", "-emit-objc-header-path"}
ALONE = {"-emit-dependencies", "-emit-module", "-incremental", "-serialize-diagnostics", "-parseable-output", "-emit-objc-header",
         "-enable-batch-mode", "-c", "-warnings-as-errors"}


def arguments(module):
    """How SwiftPM calls the compiler for a module, without its sources and what it writes beside objects."""
    manifest = Path(".build/debug.yaml").read_text(encoding="utf-8")
    found = re.search(rf'args: (\["[^\n]*swiftc","-module-name","{module}",[^\n]*\])', manifest)
    if not found:
        raise SystemExit(f"fuzz: .build/debug.yaml does not say how {module} is compiled")
    kept, given = [], iter(json.loads(found.group(1)))
    for argument in given:
        if argument == "-Xcc":
            kept += [argument, next(given)]
        elif argument in WITH_VALUE:
            next(given)
        elif argument not in ALONE and not argument.startswith("@"):
            kept.append(argument)
    return kept


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"fuzz: {command[0]} failed\n{done.stdout}{done.stderr}"[-6000:])


def is_fresh(made, sources):
    return made.exists() and all(source.stat().st_mtime < made.stat().st_mtime for source in sources)


def swift_module(module, sources, made):
    sources = sorted(sources)
    if not is_fresh(made, [*sources, Path(__file__)]):
        run([*arguments(module), "-wmo", "-c", "-sanitize=fuzzer,address", "-DFUZZING", "-suppress-warnings", "-o", str(made),
             *map(str, sources)])
    return made


def yaml_parser(source):
    made = HOME / f"{source.stem}.o"
    if not is_fresh(made, [source, Path(__file__)]):
        run(["clang", *C_FLAGS, "-I", str(YAML / "include"), "-I", str(YAML / "src"), "-c", str(source), "-o", str(made)])
    return made


def sources_of_import(root=Path("Sources/Import")):
    return [*root.rglob("*.swift"), *(file for file in TARGETS.glob("*.swift") if not file.name.endswith("Tests.swift"))]


def link(objects, program):
    """What the build has of all other modules stands in the list by which `bench` was linked."""
    ours = re.compile(r"/(Import|Domain|CYaml|bench|Markup)\.build/")
    others = [line for line in (DEBUG / "bench.product/Objects.LinkFileList").read_text().splitlines() if not ours.search(line)]
    listed = HOME / "others.LinkFileList"
    listed.write_text("\n".join(others) + "\n")
    run(["swiftc", "-sanitize=fuzzer,address", "-use-ld=lld", "-o", str(program), *map(str, objects), f"@{listed}", "-lpq"])
    return program


def build(plants):
    """The program, and where there are plants a second one in whose readers they are."""
    HOME.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        sound = pool.submit(swift_module, "Import", sources_of_import(), HOME / "Import.o")
        faulty = plants and pool.submit(swift_module, "Import", sources_of_import(planted(plants)), HOME / "Planted.o")
        domain = pool.submit(swift_module, "Domain", Path("Sources/Domain").rglob("*.swift"), HOME / "Domain.o")
        yaml = [pool.submit(yaml_parser, source) for source in sorted((YAML / "src").glob("*.c"))]
        beside = [domain.result(), *(made.result() for made in yaml)]
        program = link([sound.result(), *beside], HOME / "readers")
        return program, link([faulty.result(), *beside], HOME / "planted") if plants else None


def planted(plants):
    """A copy of the readers with a fault in each of some files."""
    root = HOME / "planted-sources"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree("Sources/Import", root)
    for plant in plants:
        file = root / plant.file
        text = file.read_text(encoding="utf-8")
        if text.count(plant.sound) != 1:
            raise SystemExit(f"fuzz: {plant.file} no longer holds what the self-test spoils: {plant.sound}")
        file.write_text(text.replace(plant.sound, plant.faulty), encoding="utf-8")
    return root
