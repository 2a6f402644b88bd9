/** Diagrams that would take the engine down, and what becomes of them. */
package teal.engine.bound;
