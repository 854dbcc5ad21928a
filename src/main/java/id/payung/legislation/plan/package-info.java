/** When a draft is meant to pass its milestones. */
@NullMarked
package id.payung.legislation.plan;

import org.jspecify.annotations.NullMarked;
