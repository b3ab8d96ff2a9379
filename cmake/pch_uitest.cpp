// Carries the precompiled header of the console's tests.
