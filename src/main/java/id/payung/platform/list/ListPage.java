package id.payung.platform.list;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list for a program.
 *
 * @param next token of the following page, or null at the end
 */
record ListPage(List<Map<String, @Nullable Object>> items, @Nullable String next) {}
