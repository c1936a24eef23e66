//! README.md in step with the program.
