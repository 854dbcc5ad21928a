package id.payung.platform.web.admission;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trees of JSON that somebody else wrote. A tree takes some forty bytes for each of its tokens, so a megabyte of
 * {@code {},{},} would become twenty-five; so many tokens as no honest message has end the reading.
 */
public final class BoundedJsonReader {
  /** Fifty records of a phone, each with more than a thousand names and values. */
  static final int MAX_TOKENS = 60_000;

  private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).maxNestingDepth(100).build())
      .build());

  private BoundedJsonReader() {}

  /** Likewise of a body, which is read no further than any message goes, whoever let it in. */
  public static Optional<JsonNode> readObject(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(RequestBodyBuffer.MAX_API_BYTES + 1);
    return bytes.length > RequestBodyBuffer.MAX_API_BYTES ? Optional.empty() : readObject(bytes);
  }

  /** Empty when it is no JSON, no object, or has more tokens than a message of ours. */
  public static Optional<JsonNode> readObject(byte[] bytes) {
    try {
      return Optional.ofNullable(MAPPER.readTree(bytes)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
