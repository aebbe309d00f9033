"""Random texts of the language, as careless authors write them: odd blanks, line breaks, comments, curly quotes."""

from hypothesis import strategies as st

Words = list[str]
NAMES = ["plans", "done", "waktu", "nilai_x", "assisted", "bobot", "jumlah", "mean_of", "x1", "kind_of"]
LABELS = ["A", "B.1", "C.2.a", "I.a.1"]
CODES = ["2a-CP", "SS-2", "3.b", "1.1", "N"]

names = st.sampled_from(NAMES)
codes = st.sampled_from(CODES)
titles = st.sampled_from(['"A title"', "\u201cCurly, and \u00e9\u201d", '"; # no comment"', '""'])
numbers = st.sampled_from(["1", "0", "12_500", "1.75", "5%", "107.25 %", "100%"])
constants = st.one_of(numbers.map(lambda n: [n]), numbers.map(lambda n: ["-", n]))
periods = st.sampled_from([["Q1"], ["to date", "Q2"], ["semester", "1"], ["year"], ["march"], ["to   date", "june"]])
operators = st.sampled_from(["+", "-", "*", "/", "^", "=", "<>", "<=", ">=", "<", ">", "\u2212", "\u00d7", "\u2264"])


def flat(parts: tuple[Words | str, ...]) -> Words:
    return [word for part in parts for word in ([part] if isinstance(part, str) else part)]


def row(*parts: st.SearchStrategy[Words] | st.SearchStrategy[str] | str) -> st.SearchStrategy[Words]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map(flat)


def listed(items: st.SearchStrategy[Words] | st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[Words]:
    def joined(several: list[Words]) -> Words:
        return [word for item in several for word in (",", *item)][1:]

    return st.lists(row(items), min_size=1, max_size=most).map(joined)


def maybe(part: st.SearchStrategy[Words] | st.SearchStrategy[str]) -> st.SearchStrategy[Words]:
    return st.one_of(st.just([]), row(part))


def _larger(inner: st.SearchStrategy[Words]) -> st.SearchStrategy[Words]:
    enclosed = row("(", inner, ")")
    return st.one_of(
        row(enclosed, operators, enclosed),
        row("if", enclosed, "then", inner, "else", inner),
        row("not", enclosed),
        row("-", enclosed),
        row("(", enclosed, "is  not applicable", ")"),
        row(st.sampled_from(["mean", "sum", "min", "jumlah", "growth"]), "(", listed(inner), ")"),
        row("mean", "(", inner, "by", enclosed, "where applicable", ")"),
        row("share", "(", inner, "where", enclosed, ")"),
        row(enclosed, st.sampled_from(["and", "or"]), enclosed),
    )


leaves = st.one_of(
    row(numbers),
    row(names),
    row(st.sampled_from(LABELS)),
    row("component", codes),
    row("value of", codes),
    row(st.just("members.index")),
    row(titles),
    st.just(["not applicable"]),
    periods,
)
formulas = st.recursive(leaves, _larger, max_leaves=8)
whens = maybe(row("when", formulas))
attributes = st.one_of(
    row("unit", "percent"),
    row("polarity", names),
    row("consolidate", st.sampled_from(["sum", "take last known value"])),
    row("kind", codes),
    row("measures", "quality", "or", "time"),
    row("weight", formulas, maybe(row("of", codes)), whens),
    row("cap", formulas, whens),
    row("not applicable", "when", formulas),
    st.just(["given"]),
    row("in", codes),
    row("from", constants, "to", constants),
    row("as", titles),
    row("target", maybe(periods), constants),
    row(periods, constants, "to", constants),
    row(periods, "not applicable"),
    row("convertible to", constants, whens),
    row("manual", codes),
    row("at most", formulas),
    row("first", codes),
    row("then", codes),
    st.just(["optional"]),
)
details = row(maybe(titles), st.one_of(st.just([]), row(maybe(st.just(",")), listed(attributes))))
bands = st.one_of(
    row("below", constants),
    row("from", constants),
    row("from", constants, "below", constants),
    row("from", constants, "to", constants),
    row("above", constants, "to", constants),
    row("to", constants),
)
statements = st.one_of(
    row("input", names, details),
    row("component", codes, details, maybe(row(":", formulas))),
    row("deduction", codes, "when", formulas, ":", formulas),
    row("indicator", codes, details),
    row(st.just("perspective"), codes, details),
    row("value", names, maybe(titles), whens, ":", formulas),
    row("define", names, "(", listed(names), ")", ":", formulas),
    row("realisation", whens, ":", formulas),
    row("points", names, ":", listed(row(names, constants)), ",", "otherwise", constants),
    row("points", names, "by", listed(names), ":", listed(row(names, names, constants))),
    row(
        "categories",
        names,
        "over",
        constants,
        "to",
        constants,
        ",",
        "2",
        "decimals",
        ":",
        listed(row(bands, "is", names, maybe(titles))),
    ),
    row("scale", names, ":", listed(row(constants, "is", constants))),
    row("parameter", names, ":", st.one_of(constants, listed(row(periods, constants)))),
    row("parts not applicable", st.sampled_from(["share their weight", "count as zero", "count as full"])),
    row("weights total", constants, whens),
    row("show", names, "to", "2", "decimals", maybe(row(",", "half even"))),
    row(
        "example",
        titles,
        maybe(row("for", periods)),
        ":",
        "given",
        listed(formulas),
        maybe(st.just(",")),
        "expect",
        listed(formulas),
    ),
    row("index from", constants, "to", constants),
    row("index of", names, whens, ":", formulas),
    row("levels", listed(names)),
    row("value of", names, ":", formulas),
    row("weight of indicator", ":", formulas),
    row("convert first", listed(codes)),
    row("authority", listed(titles), maybe(row(",", "confidence", "high"))),
    row("value", names, ":", formulas, "authority", titles),
    listed(row("polarity", names)),
)
GAPS = [" ", " ", " ", "  ", "\t", "\u00a0", "\n  ", " # why\n    ", "\n# in column one\n "]
ENDS = ["\n", "\n", "\r\n", "\n\n\n", "; ", " ;", "  # at the end\n", "\n# above the next\n", "\n\n# apart\n\n"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a manual of a few statements; its meaning does not matter, only that it can be read."""
    found = draw(st.sampled_from(["", "# first\n", "\n"])) + 'manual m "M"' + draw(st.sampled_from(ENDS))
    for words in draw(st.lists(statements, min_size=1, max_size=5)):
        found += words[0] + "".join(draw(st.sampled_from(GAPS)) + word for word in words[1:])
        found += draw(st.sampled_from(ENDS))
    return found
