// Carries the precompiled header of the node's tests.
