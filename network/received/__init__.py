"""The queues of what people send to the network, and its deletion when its time is up."""
