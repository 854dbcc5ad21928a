package id.payung.fieldwork.declared;

import java.time.Instant;

/** A field that waits for a choice, in words of a page. */
public record ShownConflict(String field, String label, String mine, String theirs, String mineBy, String theirsBy,
    Instant at) {}
