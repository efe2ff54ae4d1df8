"""What is measured, and numbers that others gave; never part of the tests' run."""
