// Carries the precompiled header of the node.
