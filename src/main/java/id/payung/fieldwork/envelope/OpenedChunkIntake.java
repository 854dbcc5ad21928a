package id.payung.fieldwork.envelope;

import id.payung.platform.web.access.Visitor;
import tools.jackson.databind.JsonNode;

/** Takes a piece of a file that came in an envelope. */
public interface OpenedChunkIntake {
  /**
   * @param head what the file is, as it is announced, and where in it the piece begins
   * @return whether the piece is here, now or since earlier; if not, the open app sends the file
   */
  boolean keepPiece(Visitor visitor, String regency, JsonNode head, byte[] piece);
}
