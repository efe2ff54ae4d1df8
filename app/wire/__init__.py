"""What travels: the only place that knows JSON. One module for each noun, with its Structs."""
