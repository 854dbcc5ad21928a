package id.payung.platform.documents.pdf;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the addresses of links (ISO 32000-2, 12.6.4.8) and the address that they are completed with: one that leads to
 * the web, to a mailbox, to a telephone or into the paper itself passes. All others are refused, for what a reader's
 * computer does with them is not to be known: a file beside the paper, a program, an account that signs in by itself.
 * An address may stand where its name is, or be an object of its own that the name refers to.
 */
final class PdfAddressCheck {
  /** {@code /URI} of an action, {@code /Base} of the whole document. */
  private static final Set<String> NAMES = Set.of("URI", "Base");

  private static final Pattern SAFE = Pattern
      .compile("(?:https?|mailto|tel):.*|#.*|www\\.[a-z0-9-]+\\.[a-z0-9.-]+(?::[0-9]+)?(?:[/?#].*)?|", Pattern.DOTALL);

  /** Of any other string, which may be an address or a title: it names a program, or a file by its whole path. */
  private static final Pattern OF_A_PROGRAM =
      Pattern.compile("[a-z][a-z0-9+.-]*:[^ ].*|[a-z]:[\\\\/].*|[\\\\/]{2}.*", Pattern.DOTALL);

  private static final int LONGEST_SCHEME = 40;

  private enum State {
    IDLE, WAITING, COMMENT, LITERAL, ANGLE, HEX
  }

  private final StringBuilder address = new StringBuilder(LONGEST_SCHEME);
  private State state = State.IDLE;
  private boolean named;
  private boolean escaped;
  private int octal = -1;
  private int octalDigits;
  private int brackets;
  private int highDigit = -1;
  private boolean unsafe;
  private boolean elsewhere;
  private boolean unsafeObject;

  /** @param name that has been read; a string may follow it */
  void name(String name) {
    if (NAMES.contains(name)) {
      expect(true);
    }
  }

  /** An object begins: it may be an address that another one refers to. */
  void objectBegins() {
    expect(false);
  }

  /** Takes what another reader of the same file has found. */
  void add(PdfAddressCheck other) {
    unsafe |= other.unsafe;
    elsewhere |= other.elsewhere;
    unsafeObject |= other.unsafeObject;
  }

  boolean foundUnsafe() {
    return unsafe || elsewhere && unsafeObject;
  }

  private void expect(boolean afterName) {
    state = State.WAITING;
    named = afterName;
  }

  void accept(byte b) {
    switch (state) {
      case WAITING -> wait(b);
      case COMMENT -> state = b == '\n' || b == '\r' ? State.WAITING : State.COMMENT;
      case ANGLE -> {
        state = b == '<' ? State.IDLE : State.HEX;
        if (state == State.HEX) {
          hex(b);
        }
      }
      case HEX -> hex(b);
      case LITERAL -> literal(b);
      case IDLE -> {
        // nothing is asked of these
      }
    }
  }

  private void wait(byte b) {
    address.setLength(0);
    escaped = false;
    octal = -1;
    highDigit = -1;
    brackets = 1;
    if (b == '(') {
      state = State.LITERAL;
    } else if (b == '<') {
      state = State.ANGLE;
    } else if (b == '%') {
      state = State.COMMENT;
    } else if (b > ' ') {
      elsewhere |= named && b >= '0' && b <= '9';
      state = State.IDLE;
    }
  }

  private void hex(byte b) {
    int digit = Character.digit(b, 16);
    if (b == '>') {
      judge();
    } else if (digit >= 0 && highDigit >= 0) {
      append(highDigit * 16 + digit);
      highDigit = -1;
    } else if (digit >= 0) {
      highDigit = digit;
    }
  }

  private void literal(byte b) {
    if (octal >= 0) {
      if (b >= '0' && b <= '7' && octalDigits < 3) {
        octal = octal * 8 + b - '0';
        octalDigits++;
        return;
      }
      append(octal & 0xff);
      octal = -1;
    }
    if (escaped) {
      escaped = false;
      if (b >= '0' && b <= '7') {
        octal = b - '0';
        octalDigits = 1;
      } else if (b != '\n' && b != '\r') {
        append(b);
      }
      return;
    }
    brackets += b == '(' ? 1 : b == ')' ? -1 : 0;
    escaped = b == '\\';
    if (brackets == 0) {
      judge();
    } else if (!escaped) {
      append(b);
    }
  }

  /**
   * Blanks, and the marks of UTF-16, are no part of it: programs leave them out. One behind the colon tells a title
   * from an address where it may be either.
   */
  private void append(int sign) {
    boolean wordsFollow = !named && sign == ' ' && !address.isEmpty() && address.charAt(address.length() - 1) == ':';
    if (state != State.IDLE && (wordsFollow || (sign & 0xff) > ' ' && (sign & 0xff) < 0xfe)) {
      address.append((char) (sign & 0xff));
      if (address.length() >= LONGEST_SCHEME) {
        judge();
      }
    }
  }

  private void judge() {
    state = State.IDLE;
    String said = address.toString().toLowerCase(Locale.ROOT);
    boolean safe = SAFE.matcher(said).matches();
    unsafe |= named && !safe;
    unsafeObject |= !named && !safe && OF_A_PROGRAM.matcher(said).matches();
  }
}
