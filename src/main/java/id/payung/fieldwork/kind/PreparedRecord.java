package id.payung.fieldwork.kind;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A record made ready to be stored, ahead of the transaction. */
public interface PreparedRecord<P extends PreparedRecord<P>> {

  UUID id();

  /** Its body as a phone writes it. */
  ObjectNode json();

  /** The number that its author keeps. */
  String receipt();

  /** Those who see it beside its village. */
  List<UUID> organisations();

  /** Why a person must look at it first, or null. */
  @Nullable
  String review();

  /** The same, to be looked at by a person first. */
  P withReview(String why);
}
