/**
 * The demonstration: a synthetic regency with two years of work in it, real-looking faults included. It stands outside
 * of the house: it may enter any room, nothing may depend on it, and a production start never makes it.
 */
@NullMarked
package id.payung.demo;

import org.jspecify.annotations.NullMarked;
