package id.payung.platform.lifecycle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL conditions over a state column, made from the enum so that no code is written twice. The result is a literal:
 * only codes of letters and hyphens, and plain column names, are let through.
 */
public final class StateSql {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z-]*");
  private static final Pattern COLUMN = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

  private StateSql() {}

  /** {@code 'taken'}. */
  public static String literal(LifeCycleState state) {
    if (!state.stored()) {
      throw new IllegalArgumentException(state.name() + " is not stored");
    }
    if (!CODE.matcher(state.code()).matches()) {
      throw new IllegalArgumentException("not a code: " + state.code());
    }
    return "'" + state.code() + "'";
  }

  /** {@code u.state = 'taken'}. */
  public static String is(String column, LifeCycleState state) {
    return checked(column) + " = " + literal(state);
  }

  /** {@code u.state <> 'taken'}. */
  public static String isNot(String column, LifeCycleState state) {
    return checked(column) + " <> " + literal(state);
  }

  /** {@code u.state IN ('proposed', 'taken')}. */
  @SafeVarargs
  public static <S extends Enum<S> & LifeCycleState> String in(String column, S first, S... more) {
    return in(column, EnumSet.of(first, more));
  }

  /** Likewise, in the order of the enum; an empty set matches no row. */
  public static <S extends Enum<S> & LifeCycleState> String in(String column, Set<S> states) {
    if (states.isEmpty()) {
      return "false";
    }
    List<S> ordered = states.stream().sorted().toList();
    return checked(column) + " IN (" + ordered.stream().map(StateSql::literal).collect(Collectors.joining(", ")) + ")";
  }

  /**
   * Likewise those of which the enum itself says so, such as {@code NeedState::open}: no list says it a second time.
   */
  public static <S extends Enum<S> & LifeCycleState> String in(String column, Class<S> type, Predicate<S> said) {
    return in(column, statesThat(type, said));
  }

  /** The stored states of which the enum says so. */
  public static <S extends Enum<S> & LifeCycleState> Set<S> statesThat(Class<S> type, Predicate<S> said) {
    Set<S> states = EnumSet.allOf(type);
    states.removeIf(state -> !state.stored() || !said.test(state));
    return states;
  }

  /** {@code CASE u.state WHEN 'proposed' THEN 1 … END}: a number for every stored state, for ORDER BY and sums. */
  public static <S extends Enum<S> & LifeCycleState> String caseOf(Class<S> type, String column,
      ToIntFunction<S> number) {
    return Arrays.stream(type.getEnumConstants())
        .filter(LifeCycleState::stored)
        .map(state -> " WHEN " + literal(state) + " THEN " + number.applyAsInt(state))
        .collect(Collectors.joining("", "CASE " + checked(column), " END"));
  }

  private static String checked(String column) {
    if (!COLUMN.matcher(column).matches()) {
      throw new IllegalArgumentException("not a column: " + column);
    }
    return column;
  }
}
