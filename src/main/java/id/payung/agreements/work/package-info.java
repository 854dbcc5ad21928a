/** What really happened: volume, money, training, and how each activity stands. */
@NullMarked
package id.payung.agreements.work;

import org.jspecify.annotations.NullMarked;
