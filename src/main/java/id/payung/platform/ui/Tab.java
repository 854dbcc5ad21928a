package id.payung.platform.ui;

import org.jspecify.annotations.Nullable;

/** One of several views of the same thing; {@code count} stands behind the label. */
public record Tab(String label, String url, boolean current, @Nullable Long count) {

  public static Tab of(String label, String url, boolean current) {
    return new Tab(label, url, current, null);
  }
}
