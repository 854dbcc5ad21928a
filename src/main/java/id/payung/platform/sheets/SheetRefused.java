package id.payung.platform.sheets;

import java.util.List;

/** A file that is not read at all: too large, torn, or dangerous. The key is a message for the person who sent it. */
public final class SheetRefused extends RuntimeException {
  private final String key;
  private final List<Object> args;

  SheetRefused(String key, Object... args) {
    super(key);
    this.key = "sheets.refused." + key;
    this.args = List.of(args);
  }

  public String key() {
    return key;
  }

  public List<Object> args() {
    return args;
  }
}
