package id.payung.platform.list;

import id.payung.platform.ui.PageUrl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list for a program.
 *
 * @param next what leads to the following page, or null at the end
 */
record JsonListPage(List<Map<String, @Nullable Object>> items, @Nullable String next) {

  JsonListPage withNext(@Nullable PageUrl address) {
    return new JsonListPage(items, address == null ? null : address.withParameter("format", "json").text());
  }
}
