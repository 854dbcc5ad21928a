package id.payung.fieldwork;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.fieldwork.kind.FieldConflict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a phone is told of one record.
 *
 * @param status accepted, known, conflict, review or refused
 * @param body what stands now, where it differs from what was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushReceipt(@Nullable UUID id, String status, @Nullable String receipt, @Nullable Integer version,
    @Nullable Reason reason, @Nullable List<FieldConflict> conflicts, @Nullable JsonNode body) {
  private static final String REFUSED = "refused";

  /** Why, in a word for the phone and a sentence for the person. */
  record Reason(String code, String text) {}

  @JsonIgnore
  boolean isRefused() {
    return status.equals(REFUSED);
  }

  static PushReceipt refused(@Nullable UUID id, Reason reason) {
    return new PushReceipt(id, REFUSED, null, null, reason, null, null);
  }
}
