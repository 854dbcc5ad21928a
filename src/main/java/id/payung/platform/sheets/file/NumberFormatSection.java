package id.payung.platform.sheets.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One section of a number format, taken apart: places of digits and the signs around and between them (ECMA-376-1,
 * 18.8.31). {@code 000"/BUP/2026"} shows 12 as 012/BUP/2026, and that is what the paper is called. Marks of thousands
 * are left out, since each country has its own; fractions, exponents and conditions cannot be shown.
 */
final class NumberFormatSection {
  /** Spreadsheet programs take no longer ones. */
  private static final int MAX_LENGTH = 255;

  /** Signs that stand for themselves without quotes. */
  private static final String PLAIN = " -+():!^&'~{}<>=$";
  private static final Pattern GENERAL = Pattern.compile("general|standard", Pattern.CASE_INSENSITIVE);
  private static final Pattern COLOUR = Pattern.compile("\\p{L}+|Color\\d{1,2}");
  private static final char LITERAL = '"';
  private static final char WHOLE = 'G';
  private static final char POINT = '.';

  private final List<Part> parts = new ArrayList<>();
  private boolean readable = true;
  private int commas;
  private int scale;
  private int wholePlaces;
  private int decimalPlaces;
  private boolean pointSeen;
  private boolean zeroBehindPoint;

  /** A place of a digit ({@code 0 # ?}), the point, the whole number, or signs that stand for themselves. */
  private record Part(char kind, String text) {
    boolean isPlace() {
      return kind == '0' || kind == '#' || kind == '?';
    }
  }

  /** For numbers above zero, below it, and zero; there may be fewer. */
  static List<NumberFormatSection> parse(String pattern) {
    List<NumberFormatSection> sections = new ArrayList<>();
    NumberFormatSection section = new NumberFormatSection();
    sections.add(section);
    section.readable = pattern.length() <= MAX_LENGTH;
    for (int at = 0; at < pattern.length() && at < MAX_LENGTH;) {
      if (pattern.charAt(at) == ';') {
        section.end();
        section = new NumberFormatSection();
        sections.add(section);
        at++;
      } else {
        at = section.read(pattern, at);
      }
    }
    section.end();
    return sections;
  }

  /** @return where the next part begins */
  private int read(String pattern, int at) {
    char sign = pattern.charAt(at);
    Matcher general = GENERAL.matcher(pattern).region(at, pattern.length());
    if (general.lookingAt()) {
      parts.add(new Part(WHOLE, ""));
      return general.end();
    }
    return switch (sign) {
      case '"' -> addLiteral(pattern, at + 1, pattern.indexOf('"', at + 1));
      case '\\' -> addLiteral(pattern, at + 1, at + 2) - 1;
      case '_' -> {
        parts.add(new Part(LITERAL, " "));
        yield at + 2;
      }
      case '*' -> at + 2;
      case '[' -> readBrackets(pattern, at + 1, pattern.indexOf(']', at));
      default -> {
        readSign(sign);
        yield at + 1;
      }
    };
  }

  private void readSign(char sign) {
    switch (sign) {
      case '0', '#', '?' -> addPlace(sign);
      case ',' -> {
        readable &= !parts.isEmpty() && parts.getLast().isPlace();
        commas++;
      }
      case POINT -> {
        readable &= !pointSeen;
        end();
        pointSeen = true;
        parts.add(new Part(POINT, ""));
      }
      case '@' -> parts.add(new Part(WHOLE, ""));
      default -> {
        readable &= PLAIN.indexOf(sign) >= 0;
        parts.add(new Part(LITERAL, String.valueOf(sign)));
      }
    }
  }

  private void addPlace(char sign) {
    commas = 0; // marks of thousands, since more digits follow
    wholePlaces += pointSeen ? 0 : 1;
    decimalPlaces += pointSeen ? 1 : 0;
    zeroBehindPoint |= pointSeen && sign == '0';
    parts.add(new Part(sign, ""));
  }

  /** Commas behind the last place of a digit leave out three digits each. */
  private void end() {
    scale += commas;
    commas = 0;
  }

  private int addLiteral(String pattern, int from, int to) {
    if (to < from || to > pattern.length()) {
      readable = false;
      return pattern.length() + 1;
    }
    String text = pattern.substring(from, to);
    readable &= text.codePoints().allMatch(NumberFormatSection::isSeen);
    parts.add(new Part(LITERAL, text));
    return to + 1;
  }

  private static boolean isSeen(int sign) {
    int type = Character.getType(sign);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
        && type != Character.UNASSIGNED;
  }

  /** A colour says nothing; {@code [$Rp-421]} is the currency and its language. */
  private int readBrackets(String pattern, int from, int to) {
    if (to < from) {
      readable = false;
      return pattern.length();
    }
    String inside = pattern.substring(from, to);
    if (inside.startsWith("$")) {
      int dash = inside.indexOf('-');
      addLiteral(inside, 1, dash < 0 ? inside.length() : dash);
    } else {
      readable &= COLOUR.matcher(inside).matches();
    }
    return to + 1;
  }

  /** Whether the places of digits are written as another number than the one that is kept. */
  boolean isShownAsAnother() {
    boolean begun = false;
    boolean literal = false;
    boolean between = false;
    for (Part part : parts) {
      between |= part.isPlace() && literal;
      begun |= part.isPlace();
      literal |= begun && part.kind == LITERAL && !part.text.isBlank();
    }
    return between || scale > 0;
  }

  /** What a person sees of a number that is not negative; empty when that cannot be told, or is nothing at all. */
  Optional<String> show(BigDecimal number) {
    if (!readable) {
      return Optional.empty();
    }
    BigDecimal rounded = number.movePointLeft(3 * scale).setScale(decimalPlaces, RoundingMode.HALF_UP);
    String[] digits = rounded.toPlainString().split("\\.", 2);
    String whole = digits[0].equals("0") ? "" : digits[0];
    String decimals = digits.length < 2 ? "" : digits[1];
    StringBuilder shown = new StringBuilder();
    int place = 0;
    boolean behindPoint = false;
    for (Part part : parts) {
      switch (part.kind) {
        case LITERAL -> shown.append(part.text);
        case WHOLE -> shown.append(number.stripTrailingZeros().toPlainString());
        case POINT -> {
          shown.append(wholePlaces == 0 ? whole : "").append(zeroBehindPoint || !decimals.matches("0*") ? "." : "");
          behindPoint = true;
          place = 0;
        }
        default -> shown.append(behindPoint ? showDecimal(part, decimals, place++) : showWhole(part, whole, place++));
      }
    }
    String text = shown.toString().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The first place takes all digits that have none of their own. */
  private String showWhole(Part part, String whole, int place) {
    int at = whole.length() - (wholePlaces - place);
    if (place == 0 && at >= 0) {
      return whole.substring(0, at + 1);
    }
    return at >= 0 ? whole.substring(at, at + 1) : emptyPlace(part);
  }

  private static String showDecimal(Part part, String decimals, int place) {
    return decimals.substring(place).matches("0+") ? emptyPlace(part) : decimals.substring(place, place + 1);
  }

  private static String emptyPlace(Part part) {
    return switch (part.kind) {
      case '0' -> "0";
      case '?' -> " ";
      default -> "";
    };
  }
}
