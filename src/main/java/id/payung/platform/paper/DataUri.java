package id.payung.platform.paper;

import java.util.Base64;

/** Pictures travel inside the paper: the renderer opens nothing from outside. */
public final class DataUri {
  private DataUri() {}

  /** @param mediaType image/png or image/jpeg */
  public static String encode(byte[] bytes, String mediaType) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
