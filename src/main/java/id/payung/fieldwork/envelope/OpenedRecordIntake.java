package id.payung.fieldwork.envelope;

import id.payung.platform.web.access.Visitor;
import tools.jackson.databind.JsonNode;

/** Takes a record that came in an envelope. */
public interface OpenedRecordIntake {
  /**
   * @param record as one of a push
   * @return whether it is kept here, now or since earlier; what is refused is told to the open app when that asks
   */
  boolean keepRecord(Visitor visitor, String regency, JsonNode record);
}
