package id.payung.platform.documents.pdf;

import id.payung.platform.errors.Refused;

/**
 * Tokens of a PDF (ISO 32000-2, 7.2) for somebody who must not be deceived about where strings, comments and packed
 * bytes begin. A reader of PDF starts at the places that a table of objects names; this one starts at each place that
 * could be named, and follows all readings at once: what is a string in one of them and a name in another is a name.
 * Most of the time there is one reading.
 */
final class PdfLexer {
  /** Gets what stands outside strings, comments and packed bytes, in at least one reading. */
  interface TokenListener {
    /**
     * @param name without the slash, its {@code #61} decoded
     */
    void name(String name);

    /** A number or a keyword. */
    void word(String word);

    /**
     * An object may begin here.
     *
     * @param certain whether no reading is inside anything
     */
    void objectBegins(boolean certain);
  }

  private static final int OBJECT = 0;
  private static final int STRING = 1;
  private static final int HEX_STRING = 2;
  private static final int COMMENT = 3;
  private static final int PACKED = 4;
  private static final int LESS_THAN = 5;
  private static final int GREATER_THAN = 6;

  /** What is nested deeper never counts as closed, so that it hides nothing. */
  private static final int MAX_NESTING = 100;

  private static final int MAX_READINGS = 64;
  private static final int MAX_TOKEN_LENGTH = 80;

  /**
   * @param brackets that are open in a string
   * @param nesting dictionaries and arrays around it
   */
  private record Reading(int mode, int brackets, int nesting) {
    Reading as(int newMode) {
      return new Reading(newMode, 0, nesting);
    }

    Reading inString(int depth) {
      return depth == 0 ? as(OBJECT) : new Reading(STRING, depth, nesting);
    }

    Reading deeper() {
      return new Reading(OBJECT, 0, Math.min(MAX_NESTING, nesting + 1));
    }

    Reading closer() {
      return new Reading(OBJECT, 0, nesting == MAX_NESTING ? nesting : Math.max(0, nesting - 1));
    }
  }

  private static final Reading BEGINNING = new Reading(OBJECT, 0, 0);

  private final TokenListener listener;
  private final PdfScanBudget budget;
  private final StringBuilder token = new StringBuilder(MAX_TOKEN_LENGTH);
  private Reading[] readings = new Reading[MAX_READINGS];
  private Reading[] next = new Reading[MAX_READINGS];
  private int count;
  private int nextCount;
  private boolean angleOpen;
  private boolean name;
  private boolean afterDictionary;
  private int backslashes;
  private byte lastMark;
  private byte secondLastMark;

  /**
   * @param budget pays for each byte, and for each comparison of readings: sixty-four of them cost thousands a byte
   */
  PdfLexer(TokenListener listener, PdfScanBudget budget) {
    this.listener = listener;
    this.budget = budget;
  }

  /** An object may begin at the byte that comes next. */
  void begin() {
    endToken();
    advance((byte) ' ');
    add(BEGINNING);
    swap();
  }

  void accept(byte b) {
    budget.spend(PdfScanBudget.TOKEN_BYTE);
    boolean space = isSpace(b);
    boolean regular = !space && !isDelimiter(b);
    if (!regular) {
      endToken();
    }
    if (angleOpen || !regular && count > 0) {
      advance(b);
      swap();
    }
    if (regular || b == '/') {
      if (token.isEmpty()) {
        afterDictionary = lastMark == '>' && secondLastMark == '>';
        name = b == '/';
      }
      token.append((char) (b & 0xff));
      if (token.length() > MAX_TOKEN_LENGTH) {
        token.delete(1, MAX_TOKEN_LENGTH / 2);
      }
    }
    if (!space) {
      secondLastMark = lastMark;
      lastMark = b;
    }
    backslashes = b == '\\' ? backslashes + 1 : 0;
  }

  /** No more bytes follow. */
  void end() {
    endToken();
  }

  private void endToken() {
    if (token.isEmpty()) {
      return;
    }
    String text = token.toString();
    token.setLength(0);
    boolean visible = anyIn(OBJECT);
    if (name) {
      if (visible) {
        listener.name(PdfNameObject.decode(text));
      }
      return;
    }
    if (visible) {
      listener.word(text);
    }
    followKeyword(text);
  }

  private void followKeyword(String word) {
    if (isObjectMark(word) || word.equals("trailer")) {
      listener.objectBegins(isCertain());
      carryAll();
      add(BEGINNING);
      swap();
    } else if (word.equals("stream") && afterDictionary) {
      for (int i = 0; i < count; i++) {
        Reading reading = readings[i];
        if (reading.mode != OBJECT || reading.nesting > 0) {
          add(reading); // readers disagree about packed bytes inside a dictionary
        }
        if (reading.mode == OBJECT) {
          add(reading.as(PACKED));
        }
      }
      swap();
    } else if (word.contains("endstream")) {
      for (int i = 0; i < count; i++) {
        add(readings[i].mode == PACKED ? readings[i].as(OBJECT) : readings[i]);
      }
      swap();
    }
  }

  /** {@code obj}, also when its number or what follows is not set apart. */
  private static boolean isObjectMark(String word) {
    int at = word.indexOf("obj");
    return at >= 0 && word.chars().limit(at).allMatch(Character::isDigit)
        && word.chars().skip(at + 3L).allMatch(Character::isDigit);
  }

  private boolean isCertain() {
    for (int i = 0; i < count; i++) {
      if (!readings[i].equals(BEGINNING)) {
        return false;
      }
    }
    return true;
  }

  private boolean anyIn(int mode) {
    for (int i = 0; i < count; i++) {
      if (readings[i].mode == mode) {
        return true;
      }
    }
    return false;
  }

  private void advance(byte b) {
    for (int i = 0; i < count; i++) {
      follow(readings[i], b);
    }
  }

  private void follow(Reading reading, byte b) {
    switch (reading.mode) {
      case OBJECT -> followInObject(reading, b);
      case STRING -> followInString(reading, b);
      case HEX_STRING -> add(b == '>' ? reading.as(OBJECT) : reading);
      case COMMENT -> add(b == '\n' || b == '\r' ? reading.as(OBJECT) : reading);
      case LESS_THAN -> {
        if (b == '<') {
          add(reading.deeper());
        } else {
          follow(reading.as(HEX_STRING), b);
        }
      }
      case GREATER_THAN -> {
        if (b == '>') {
          add(reading.closer());
        } else {
          followInObject(reading.as(OBJECT), b);
        }
      }
      default -> add(reading);
    }
  }

  private void followInObject(Reading reading, byte b) {
    add(switch (b) {
      case '(' -> reading.inString(1);
      case '%' -> reading.as(COMMENT);
      case '<' -> reading.as(LESS_THAN);
      case '>' -> reading.as(GREATER_THAN);
      case '[' -> reading.deeper();
      case ']' -> reading.closer();
      default -> reading;
    });
  }

  private void followInString(Reading reading, byte b) {
    if (backslashes % 2 != 0 || b != '(' && b != ')') {
      add(reading);
    } else {
      add(reading.inString(reading.brackets + (b == '(' ? 1 : -1)));
    }
  }

  private void carryAll() {
    for (int i = 0; i < count; i++) {
      add(readings[i]);
    }
  }

  /** What was added becomes what is. */
  private void swap() {
    Reading[] before = readings;
    readings = next;
    count = nextCount;
    next = before;
    nextCount = 0;
    angleOpen = anyIn(LESS_THAN) || anyIn(GREATER_THAN);
  }

  private void add(Reading reading) {
    budget.spend(nextCount);
    for (int i = 0; i < nextCount; i++) {
      if (next[i].equals(reading)) {
        return;
      }
    }
    if (nextCount == MAX_READINGS) {
      throw new Refused("documents.torn");
    }
    next[nextCount++] = reading;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
  }

  private static boolean isDelimiter(byte b) {
    return b == '/' || b == '<' || b == '>' || b == '[' || b == ']' || b == '(' || b == ')' || b == '{' || b == '}'
        || b == '%';
  }
}
