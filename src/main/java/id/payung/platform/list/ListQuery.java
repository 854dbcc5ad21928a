package id.payung.platform.list;

import id.payung.platform.form.FormFields;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a list; an argument of the handler.
 *
 * @param filter values of the filters, from the parameters of the query; one that cannot be read is ignored
 * @param sort code of the order; an unknown one means the first order of the list
 * @param from key of the page, or null for the first
 * @param json whether JSON is asked for, with {@code ?format=json}
 * @param all whether all rows are ticked, with {@code ?all=true}
 */
public record ListQuery<F extends Record>(F filter, String sort, @Nullable String from, boolean json, boolean all) {
  public ListQuery(F filter, String sort, @Nullable String from) {
    this(filter, sort, from, false);
  }

  public ListQuery(F filter, String sort, @Nullable String from, boolean json) {
    this(filter, sort, from, json, false);
  }

  /**
   * Name of the parameter that holds the page key: {@code from}, or {@code after} where a filter is called
   * {@code from}.
   */
  static String keyName(Class<?> filter) {
    return Stream.of(filter.getRecordComponents()).anyMatch(part -> part.getName().equals("from")) ? "after" : "from";
  }

  /** The values of the filters, for their form and for links. */
  FormFields fields() {
    return FormFields.of(filter);
  }

  /** Whether any filter is set. */
  public boolean isNarrowed() {
    return filter instanceof NarrowingFilter own ? own.isNarrowed() : !fields().isBlank();
  }
}
