"""How much the properties search: enough for a laptop, the same in every run of the gate."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "gate", max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("gate")
