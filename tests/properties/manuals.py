"""Random manuals that compute: cases, caps, bands, rows, scales, parts that may not apply; no error is in them."""

from hypothesis import strategies as st

FACTS = """input done
input planned
input late from 0 to 20
input ready in percent
input stage
points worth: begun 0.5, finished 1, otherwise 0
categories pace over 0 to 20: to 5 is 100%, above 5 below 10 is 80%, from 10 to 20 is 0%
scale nearness: 0 is 0, 0.9 is 1, 1 is 1.2
define growth(now, before): if before = 0 then 0 else (now - before) / before
parameter least: Q1 15%, Q2 35%, Q3 60%, year 80%
"""
FORMULAS = [
    "done / planned",
    "pace(late)",
    "worth(stage)",
    "nearness(done / planned)",
    "growth(done, planned)",
    "if ready >= least then 1 else ready / least",
    "if done > planned and late < 3 then 1 else if late = 4 then not applicable else 0.5",
    "max(done / planned, ready where applicable)",
    "if stage = finished then 120% else ready",
    "if period = Q4 then 1 else pace(late)",
    "round(done / 3, 1)",
    "ready * step",
]
ATTRIBUTES = ["", ", cap 45%", ", cap 60% when late > 7", ", floor 5%", ", floor 2%, cap 55%"]
CONDITIONS = [
    "",
    "",
    ", not applicable when planned = 0",
    ", not applicable when late > 15",
    ", not applicable when ready = 100%",
]
TREATMENTS = ["share their weight", "count as zero", "count as full"]
STEPS = ["value step when done > 10: 1\nvalue step when done > 5: 0.5\nvalue step: 0", "value step: ready / 2"]
RESULTS = ["", "realisation: 4 * total", "round realisation to 1 decimals", "deduction D cap 20%: late * 1%"]
INDICES = ["", "index of maximize when target > 0: realisation / target * 100\nindex of maximize when target = 0: 120"]


@st.composite
def manuals(draw: st.DrawFn) -> str:
    """Draw a manual of up to three components."""
    weights = draw(st.sampled_from([["100%"], ["40%", "60%"], ["50%", "30%", "20%"]]))
    lines = ['manual m "M"', "unit percent; polarity maximize", FACTS + draw(st.sampled_from(STEPS))]
    lines.append(f"parts not applicable {draw(st.sampled_from(TREATMENTS))}")
    for name, weight in zip("ABC", weights, strict=False):
        formula = draw(st.sampled_from(FORMULAS))
        more = draw(st.sampled_from(ATTRIBUTES)) + draw(st.sampled_from(CONDITIONS))
        lines.append(f"component {name} weight {weight}{more}: {formula}")
    lines += [draw(st.sampled_from(RESULTS)), draw(st.sampled_from(INDICES))]
    return "\n".join(line for line in lines if line) + draw(st.sampled_from(["\n", "", "\n\n# the end\n"]))
