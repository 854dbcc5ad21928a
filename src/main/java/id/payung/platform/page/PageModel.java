package id.payung.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * All that one page shows: a record with {@link Template}. The template has two parameters, {@code ui} and
 * {@code page}.
 */
public non-sealed interface PageModel extends WebResult {

  /** The list of the page, which programs may ask for with {@code ?format=json}; null where it has none. */
  default @Nullable JsonList list() {
    return null;
  }
}
