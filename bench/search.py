"""Search, embedded, beside SQLite FTS5 on the same records in the same run: CPU for each class of question.

    python bench/search.py [--records 20000] [--repeat 15]

Texts are sentences of real records where the shared samples lie beside the repository, else names of places. Prints a
table and a last line of JSON; ratios are FTS5's median over ours.
"""

import argparse
import itertools
import json
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from catalog.places.gazetteer import provinces
from catalog.search.document import FacetTerm, SearchDocument
from catalog.search.query import Facet, Query, Sort
from catalog.shown import Card
from heritage.backends.tantivy_index import TantivyIndex

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "vn-records"
KINDS = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection")
MATERIALS = ("gỗ", "đá", "đồng", "giấy", "gốm", "vải", "sắt", "tre", "vàng", "bạc", "sơn mài", "ngà")
QUESTIONS = {
    "one word": ("chùa", "đình", "lăng", "nguyen"),
    "three words": ("chua mot cot", "thành phố huế", "khởi nghĩa lam sơn", "tran bach dang"),
    "phrase": ('"lịch sử"', '"thành phố"', '"khởi nghĩa"'),
}


def texts() -> tuple[list[str], list[str]]:
    """Titles and sentences to make records of."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*/*.json"))]
    if found:
        titles = [record["label"] for record in found]
        return titles, [part for record in found for part in record["overview"].split(". ") if len(part) > 20]
    names = [unit.full_name for unit in provinces().values()]
    return names, [" ".join(pair) for pair in itertools.permutations(names[:60], 2)]


def documents(number: int) -> Iterator[SearchDocument]:
    """As many records, always the same ones."""
    chance = random.Random(7)
    titles, sentences = texts()
    places = [unit for unit in provinces().values() if unit.is_today]
    for count in range(number):
        title, place, kind = chance.choice(titles), chance.choice(places), chance.choice(KINDS)
        text, year = ". ".join(chance.choices(sentences, k=chance.randint(1, 5))), chance.randint(900, 1950)
        yield SearchDocument(
            record_id=f"{count:08d}",
            version=1,
            readers=("public", "staff"),
            titles=(title,),
            names=(f"{title} {place.name}",),
            keywords=(place.full_name, kind),
            descriptions=(text,),
            identifiers=(f"BT-{count}",),
            facets={
                "kind": (FacetTerm(kind, {"vi": kind}),),
                "province": (FacetTerm(place.code, place.names),),
                "material": tuple(FacetTerm(one, {"vi": one}) for one in {*chance.choices(MATERIALS, k=2)}),
                "rank": (FacetTerm(chance.choice(("provincial", "national")), {}),),
            },
            year_from=year,
            year_to=year + 40,
            lat=8 + chance.random() * 15,
            lon=102 + chance.random() * 7,
            prior=chance.random(),
            updated=1_700_000_000 + count,
            card=Card(f"{count:08d}", kind, {"vi": title}, summary={"vi": text[:180]}),
        )


class Fts5:
    """The same records in SQLite, as one would do it without an engine."""

    def __init__(self, path: Path, made: list[SearchDocument]) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(
            "CREATE VIRTUAL TABLE f USING fts5(title, names, keys, text, tokenize='unicode61 remove_diacritics 2');"
            "CREATE TABLE r(id INTEGER PRIMARY KEY, kind, province, material, year, lat, lon);"
        )
        rows = [(one.titles[0], one.names[0], " ".join(one.keywords), one.descriptions[0]) for one in made]
        self._db.executemany("INSERT INTO f(title, names, keys, text) VALUES (?, ?, ?, ?)", rows)
        self._db.executemany("INSERT INTO r VALUES (?, ?, ?, ?, ?, ?, ?)", map(self._row, itertools.count(1), made))
        self._db.executescript("CREATE INDEX ry ON r(year); CREATE INDEX rl ON r(lat, lon);")
        self._db.commit()

    @staticmethod
    def _row(number: int, one: SearchDocument) -> tuple[object, ...]:
        values = [one.facets[name][0].value for name in ("kind", "province", "material")]
        return (number, *values, one.year_from, one.lat, one.lon)

    def search(self, text: str) -> int:
        """Total and the best 24."""
        match = text if text.startswith('"') else " AND ".join(f'"{word}"' for word in text.split())
        ranked = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f, 8, 8, 3, 1) LIMIT 24"
        self._db.execute(ranked, (match,)).fetchall()
        return int(self._db.execute("SELECT count(*) FROM f WHERE f MATCH ?", (match,)).fetchone()[0])

    def facets(self, text: str) -> None:
        """Hits and three counts, one of the values chosen."""
        self.search(text)
        for facet in ("kind", "province", "material"):
            self._db.execute(
                f"SELECT {facet}, count(*) FROM r WHERE kind = 'site' AND id IN (SELECT rowid FROM f WHERE f MATCH ?)"
                " GROUP BY 1",
                (text,),
            ).fetchall()

    def run(self, statement: str) -> None:
        """Any other question."""
        self._db.execute(statement).fetchall()


def cpu_ms(action: Callable[[], object], repeat: int) -> tuple[float, float]:
    """Median and 95th percentile of the CPU milliseconds of `action`, once warmed up."""
    action()
    taken = []
    for _ in range(repeat):
        start = time.process_time()
        action()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)]


def classes(index: TantivyIndex, peer: Fts5) -> Iterator[tuple[str, Callable[[], object], Callable[[], object] | None]]:
    """Every class of question: its name, ours, and the peer's where it has one."""
    few: tuple[Facet, ...] = ()
    for name, questions in QUESTIONS.items():
        for text in questions:
            yield (
                f"{name}: {text}",
                lambda text=text: index.search(Query(text, facets=few)),  # type: ignore[misc]
                lambda text=text: peer.search(text),  # type: ignore[misc]
            )
    chosen = {Facet.KIND: ("site",)}
    three = (Facet.KIND, Facet.PROVINCE, Facet.MATERIAL)
    yield (
        "word + filter + facets",
        _fresh(index, Query("chùa", filters=chosen, facets=three)),
        lambda: peer.facets("chua"),
    )
    box = "SELECT count(*) FROM r WHERE lat BETWEEN 10 AND 12 AND lon BETWEEN 105 AND 106"
    yield "box", lambda: index.search(Query(box=(105, 10, 106, 12), facets=few)), lambda: peer.run(box)
    oldest = "SELECT id FROM r ORDER BY year LIMIT 24"
    yield "oldest first", lambda: index.search(Query(sort=Sort.OLDEST, facets=few)), lambda: peer.run(oldest)
    yield "by name", lambda: index.search(Query(sort=Sort.NAME, facets=few)), None
    yield "offset 10,000", lambda: index.search(Query(offset=9_900, facets=few)), None
    yield "typed wrongly", lambda: index.search(Query("chuaf mootj cootj", facets=few)), None
    for typed in ("c", "chu", "lang t", "tran hung d"):
        yield f"suggest: {typed}", lambda typed=typed: index.suggest(typed, Query()), None  # type: ignore[misc]


def _fresh(index: TantivyIndex, query: Query) -> Callable[[], object]:
    """A search whose counts are not kept from the time before: other years each time."""
    years = itertools.count(-5_000)
    return lambda: index.search(Query(query.text, filters=query.filters, facets=query.facets, year_from=next(years)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--repeat", type=int, default=15)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    made = list(documents(options.records))
    start = time.process_time()
    index = TantivyIndex(folder / "index", only_public=True)
    with index.rebuilding() as rebuild:
        rebuild.add(made)
    built = options.records / (time.process_time() - start)
    start = time.process_time()
    peer = Fts5(folder / "peer.db", made)
    peer_built = options.records / (time.process_time() - start)
    print(f"{options.records} records. Built: {built:,.0f} records a CPU second; FTS5: {peer_built:,.0f}\n")
    print(f"{'CPU ms':34}{'ours p50':>10}{'p95':>8}{'FTS5 p50':>10}{'ratio':>8}")
    rows = {}
    for name, ours, theirs in classes(index, peer):
        p50, p95 = cpu_ms(ours, options.repeat)
        other = cpu_ms(theirs, options.repeat)[0] if theirs else None
        ratio = other / p50 if other else None
        rows[name] = {"p50": round(p50, 2), "p95": round(p95, 2), "ratio": ratio and round(ratio, 2)}
        print(f"{name:34}{p50:10.2f}{p95:8.2f}" + (f"{other:10.2f}{ratio:8.1f}" if other and ratio else ""))
    shutil.rmtree(folder)
    median = statistics.median(row["ratio"] for row in rows.values() if row["ratio"])
    print(json.dumps({"records": options.records, "build": round(built), "median_ratio": median, "rows": rows}))


if __name__ == "__main__":
    main()
