"""Claims and what refutes some of them go in; every finding about them comes out, each with what it changes."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.data_beside import otherwise
from iku_dsl.audit.discrepancies import (
    NAMED_OTHERWISE,
    OTHER_STATUS,
    backward_spans,
    in_wholes,
    in_words,
    in_years,
    off_scales,
    twice,
)
from iku_dsl.audit.effect import Effect, Effects
from iku_dsl.audit.finding import Finding, merged
from iku_dsl.audit.in_words import printed_beside
from iku_dsl.audit.material import Material
from iku_dsl.audit.refutations import BY_UNSURE_RULE
from iku_dsl.audit.wholes import overfull
from iku_dsl.audit.words import misjudged, misnamed, said
from iku_dsl.readings.exact import Exact


def every_finding(
    refuted: Iterable[Finding], claims: Sequence[Claim], effects: Effects, material: Material
) -> Iterator[Finding]:
    """Go through the findings; of a quantity that is printed in two ways only where no text or row says which holds.

    Of one that the data have otherwise only where the report itself does not contradict it.
    """
    found = list(merged((*refuted, *_discrepancies(claims, material))))
    sure = (each for each in found if each.diagnostic.rule is not BY_UNSURE_RULE)
    settled = {claim for each in sure for claim in (each.claim, *each.also)}
    yield from found
    others = [claim for claim in claims if claim not in settled]
    yield from in_years(others)
    for each in twice(others):
        settled.update(each.together)
        yield attrs.evolve(each, effect=effects.of_another(each.together))
    others = [claim for claim in others if claim not in settled]
    for each in merged(otherwise(others, material.data)):
        effect = effects.of({each.claim: each.value}) if each.value is not None else Effect()
        yield attrs.evolve(each, effect=effect)


def _discrepancies(claims: Sequence[Claim], material: Material) -> Iterator[Finding]:
    yield from backward_spans(claims)
    yield from off_scales(claims, material.reported.card)
    yield from in_wholes(overfull(claims, material.computed, Exact(material.data)))
    yield from in_words(misnamed(claims, said(material.reported.card)), NAMED_OTHERWISE)
    status, framework = material.reported.status, material.reported.card.framework
    yield from in_words(misjudged(claims, printed_beside(claims), framework, status), OTHER_STATUS)
