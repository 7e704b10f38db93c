"""What the canary costs, measured from outside: processes, load, receiver, tables."""
