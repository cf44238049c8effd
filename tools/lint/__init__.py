"""The house's own rules, run by bin/lint."""
