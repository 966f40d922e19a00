"""The numbers of the rule, fixed before any result is looked at."""

VERDICT_P = 0.05  # distinguishable from placebo
VERDICT_SIGN = 0.80  # share of the variants with the same sign
SUGGESTIVE_P = 0.10
SUGGESTIVE_SIGN = 0.60
SMALL_SHARE = 0.05  # of the base: too small to matter

JUMP_LEAST = 0.25  # a relative change below this is never called a jump
JUMP_MULTIPLE = 8.0  # times the usual difference from the donors: a deep recession of one country stays below

PANDEMIC = (2020, 2021)
REBOUND = 2022  # the fall and the rebound differ between regions without any change of definition
