package id.payung.platform.list;

import id.payung.platform.form.FormFields;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, as an argument of the handler.
 *
 * @param filter what narrows it, bound from the query; what cannot be read does not narrow
 * @param sort code of the order; one that the list does not know is its first
 * @param from key of the page, or null for the first
 * @param json whether a program asks, with {@code ?format=json}
 * @param all whether all rows are ticked, with {@code ?all=true}
 */
public record ListQuery<F extends Record>(F filter, String sort, @Nullable String from, boolean json, boolean all) {
  public ListQuery(F filter, String sort, @Nullable String from) {
    this(filter, sort, from, false);
  }

  public ListQuery(F filter, String sort, @Nullable String from, boolean json) {
    this(filter, sort, from, json, false);
  }

  /** The parameter of the page key: {@code after} where a filter is called {@code from}. */
  static String keyName(Class<?> filter) {
    return Stream.of(filter.getRecordComponents()).anyMatch(part -> part.getName().equals("from")) ? "after" : "from";
  }

  /** The values of the filters, for their form and for links. */
  FormFields fields() {
    return FormFields.of(filter);
  }

  /** Whether anything narrows the list. */
  public boolean isNarrowed() {
    return filter instanceof NarrowingFilter own ? own.isNarrowed() : !fields().isBlank();
  }
}
