package id.payung.fieldwork.kind;

import java.util.List;

/** What a field holds, and so how it is read from what a phone sent. */
public sealed interface FieldType {

  /** Text of at most so many characters. */
  record Text(int max) implements FieldType {}

  /** A day of this century. */
  record Day() implements FieldType {}

  /** A whole number from 0 to {@code max}; a fraction is rounded. */
  record Whole(long max) implements FieldType {}

  /** Whole rupiah. */
  record Rupiah(long max) implements FieldType {}

  /** Several numbers of people; those that nobody wrote are 0. Compared and settled one by one. */
  record Counts(List<String> names, int max) implements FieldType {}

  /** A village of the regency. */
  record Village() implements FieldType {}

  /** The id of another record. */
  record Reference() implements FieldType {}

  /** A code of a list in the reference data, {@code community/needs} for example. */
  record Code(String list) implements FieldType {}

  /** One of so many levels, 1 being the lowest; a list of the reference data names them {@code 1}, {@code 2}, … */
  record Level(String list, int levels) implements FieldType {}

  /** A name within an object: {@code {"name": …}}. */
  record Named(int max) implements FieldType {}

  /** Where the phone was. */
  record Place() implements FieldType {}

  /** Files that will follow. */
  record Files(int most, List<String> slots) implements FieldType {}

  /** Whether a phone can draw it in a form that it makes from the fields. */
  default boolean drawnByPhone() {
    return switch (this) {
      case Text _,Day _,Counts _,Village _,Code _,Level _ -> true;
      case Whole _,Rupiah _,Reference _,Named _,Place _,Files _ -> false;
    };
  }

  /** Whether an object in this field is one value: it is never merged in parts. */
  default boolean undivided() {
    return this instanceof Named || this instanceof Place || this instanceof Files;
  }
}
