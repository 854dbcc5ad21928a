package id.payung.fieldwork.declared;

import java.time.Instant;

/**
 * A field that waits for a choice, in words of a page.
 *
 * @param value what a form sends for {@code mine}; two of one field differ in it
 */
public record ShownConflict(String field, String value, String label, String mine, String theirs, String mineBy,
    String theirsBy, Instant at) {}
