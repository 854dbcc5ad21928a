package id.payung.fieldwork.declared;

import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.fieldwork.kind.PreparedRecord;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A record of a declared kind made ready to be stored. */
record PreparedDeclaredRecord(PhoneRecordForm<ObjectNode> form, String receipt,
    @Nullable String review) implements PreparedRecord<PreparedDeclaredRecord> {

  @Override
  public UUID id() {
    return form.id();
  }

  @Override
  public List<UUID> organisations() {
    return List.of();
  }

  @Override
  public ObjectNode json() {
    return form.content();
  }

  PreparedDeclaredRecord withReceipt(String other) {
    return new PreparedDeclaredRecord(form, other, review);
  }

  @Override
  public PreparedDeclaredRecord withReview(String why) {
    return new PreparedDeclaredRecord(form, receipt, why);
  }
}
