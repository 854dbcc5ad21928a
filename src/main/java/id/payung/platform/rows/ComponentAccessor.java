package id.payung.platform.rows;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record, named by its accessor: {@code Meeting::title}. The compiler checks name and type, which it
 * could not with a string.
 */
@FunctionalInterface
public interface ComponentAccessor<R extends Record, V extends @Nullable Object> extends Serializable {
  V of(R row);
}
