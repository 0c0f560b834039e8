"""Records, graphs and pages as one immutable release."""
