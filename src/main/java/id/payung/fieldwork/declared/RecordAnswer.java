package id.payung.fieldwork.declared;

import org.jspecify.annotations.Nullable;

/** What goes back to the phone beside the record. */
public record RecordAnswer(PhoneRecordState state, @Nullable String words, @Nullable String by) {}
