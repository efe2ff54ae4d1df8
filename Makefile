# Without make: the same four lines, with `python` in place of `python3` on Windows.
.PHONY: run test check setup

run:
	@python3 -m dev run $(ARGS)

test:
	@python3 -m dev test $(ARGS)

check:
	@python3 -m dev check

setup:
	@python3 -m dev setup
