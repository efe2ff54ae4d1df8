"""A class of students at one server: what they ask for, and how long they wait."""
