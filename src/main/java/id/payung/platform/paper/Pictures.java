package id.payung.platform.paper;

import java.util.Base64;

/** Pictures travel inside the paper: the renderer opens nothing from outside. */
public final class Pictures {
  private Pictures() {}

  /** @param type image/png or image/jpeg */
  public static String data(byte[] bytes, String type) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
