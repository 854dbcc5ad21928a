/** Items, their likeness to one another and their uses, as they are kept: life-cycles, warnings, who may do what. */
@NullMarked
package id.payung.evidence.item;

import org.jspecify.annotations.NullMarked;
