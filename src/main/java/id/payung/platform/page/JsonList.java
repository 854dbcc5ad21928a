package id.payung.platform.page;

import org.jspecify.annotations.Nullable;

/** A list that programs read as JSON: the rows that its page shows. */
public interface JsonList {

  /** Null when no program asked. */
  @Nullable
  Object json();
}
