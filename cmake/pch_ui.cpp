// Carries the precompiled header of the console.
