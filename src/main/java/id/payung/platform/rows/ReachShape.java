package id.payung.platform.rows;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The shape of a table's reach, in the words of {@code platform.guard}, as the first lock of its statements. */
final class ReachShape {
  private static final Set<String> FOR_ALL = Set.of("shared", "shared-write");
  private static final Set<String> NO_WAY = Set.of("read-only", "append", "wide-only");
  private static final Set<String> COPIED = Set.of("organisation", "parties", "village", "area", "wide-when");

  private final String text;
  private final List<Token> tokens;

  /** One way to see a row. */
  private record Token(String kind, String column) {}

  ReachShape(String text) {
    this.text = text;
    this.tokens = Arrays.stream(text.strip().split(" +")).map(token -> {
      String[] parts = (token + ":").split(":", -1);
      return new Token(parts[0], parts[1]);
    }).toList();
  }

  String text() {
    return text;
  }

  /** The condition of the rows that this actor reaches; its parameters are those of {@link RowAccessScope}. */
  String condition(Actor actor, String alias) {
    RowAccessScope scope = RowAccessScope.of(actor);
    for (Token token : tokens) {
      if (FOR_ALL.contains(token.kind())) {
        return "(TRUE)";
      }
      if (!NO_WAY.contains(token.kind())) {
        add(scope, token.kind(), alias + "." + token.column());
      }
    }
    return scope.conditionSql();
  }

  private void add(RowAccessScope scope, String kind, String column) {
    switch (kind) {
      case "organisation" -> scope.organisation(column);
      case "parties" -> scope.parties(column);
      case "village" -> scope.village(column);
      case "area" -> scope.area(column);
      case "author" -> scope.author(column);
      case "wide-when" -> scope.wideWhen(column);
      default -> throw new IllegalArgumentException("Unknown reach " + text);
    }
  }

  /** Columns of organisations and villages, and who of the wide reach reads: what child tables copy. */
  List<String> copied() {
    return tokens.stream().filter(token -> COPIED.contains(token.kind())).map(Token::column).toList();
  }

  /** The one column of this kind. */
  String column(String kind) {
    return tokens.stream()
        .filter(token -> token.kind().equals(kind))
        .map(Token::column)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No " + kind + " in the reach " + text));
  }
}
