package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhoneRecordForm;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as a phone sent it, read and found whole.
 *
 * @param basedOn null: it is new
 * @param hash of {@code basedOn} and the body as sent
 */
record PushedRecord<C>(PhoneRecordForm<C> form, UUID village, @Nullable Integer basedOn, byte[] hash) {

  UUID id() {
    return form.id();
  }

  PushedRecord<C> asNew() {
    return new PushedRecord<>(form, village, null, hash);
  }
}
