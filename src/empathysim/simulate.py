from empathysim.lived import Lived, live_scenario  # noqa: F401  (moved to lived.py; to be deleted)
