/** What phones sealed for the server and sent while their app was closed: opened here, and taken like a push. */
@NullMarked
package id.payung.fieldwork.envelope;

import org.jspecify.annotations.NullMarked;
