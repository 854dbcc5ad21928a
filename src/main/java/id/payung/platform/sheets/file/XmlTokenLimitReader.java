package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.io.Reader;

/**
 * Character stream of one XML part in which no token - a tag, a text, a comment, a CDATA section, an instruction - is
 * longer than an honest one: a parser keeps a token whole in memory before anybody can ask how long it is.
 */
final class XmlTokenLimitReader extends CheckedReader {
  /** A cell holds 32,767 letters, each of which may be written as a reference of ten. */
  static final int MAX_TOKEN_LENGTH = 400_000;

  private enum Token {
    TEXT(""), TAG(">"), COMMENT("-->"), CDATA("]]>"), INSTRUCTION("?>");

    private final String end;

    Token(String end) {
      this.end = end;
    }
  }

  private Token token = Token.TEXT;
  private int length;
  private char quote;
  private final StringBuilder start = new StringBuilder(9);
  private int endMatched;

  XmlTokenLimitReader(Reader in) {
    super(in);
  }

  @Override
  void accept(char c) {
    if (++length > MAX_TOKEN_LENGTH) {
      throw new Refused("sheets.refused.bomb");
    }
    if (token == Token.TEXT) {
      if (c == '<') {
        begin(Token.TAG);
        start.setLength(0);
      }
    } else if (token == Token.TAG) {
      acceptInTag(c);
    } else {
      acceptUntilEnd(c);
    }
  }

  private void begin(Token next) {
    token = next;
    length = 0;
    endMatched = 0;
    quote = 0;
  }

  private void acceptInTag(char c) {
    if (start.length() < 8) {
      start.append(c);
      Token special = specialToken();
      if (special != Token.TAG) {
        begin(special);
        return;
      }
    }
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      begin(Token.TEXT);
    }
  }

  private Token specialToken() {
    return switch (start.toString()) {
      case "?" -> Token.INSTRUCTION;
      case "!--" -> Token.COMMENT;
      case "![CDATA[" -> Token.CDATA;
      default -> Token.TAG;
    };
  }

  /** {@code -->} may follow more dashes, {@code ]]>} more brackets. */
  private void acceptUntilEnd(char c) {
    if (c == token.end.charAt(endMatched)) {
      endMatched++;
      if (endMatched == token.end.length()) {
        begin(Token.TEXT);
      }
    } else if (!(endMatched == 2 && c == token.end.charAt(1))) {
      endMatched = c == token.end.charAt(0) ? 1 : 0;
    }
  }
}
