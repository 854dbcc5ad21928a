package id.payung.agreements.plan;

import id.payung.platform.errors.Stale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between two texts of one activity. */
final class Differences {
  private Differences() {}

  /** How organisations and codes are named to a person. */
  interface Naming {
    String organisation(UUID id);

    String code(String list, String code);
  }

  private static final Naming PLAIN = new Naming() {
    @Override
    public String organisation(UUID id) {
      return id.toString();
    }

    @Override
    public String code(String list, String code) {
      return code;
    }
  };

  static List<Stale.Difference> between(ActivityText mine, ActivityText theirs, Naming naming) {
    List<Stale.Difference> all = new ArrayList<>();
    differ(all, "number", mine.number(), theirs.number());
    differ(all, "activity", mine.title(), theirs.title());
    differ(all, "kind", naming.code("activity-kinds", mine.kind()), naming.code("activity-kinds", theirs.kind()));
    differ(all, "office", naming.organisation(mine.office()), naming.organisation(theirs.office()));
    differ(all, "partners", mine.partners().size(), theirs.partners().size(), mine.partners(), theirs.partners());
    differ(all, "villages", mine.villages().size(), theirs.villages().size(), mine.villages(), theirs.villages());
    differ(all, "questions", String.join(", ", mine.questions()), String.join(", ", theirs.questions()));
    differ(all, "from", mine.starts(), theirs.starts());
    differ(all, "until", mine.ends(), theirs.ends());
    differ(all, "unit", naming.code("units", mine.unit()), naming.code("units", theirs.unit()));
    differ(all, "target", mine.target(), theirs.target());
    differ(all, "note", mine.note(), theirs.note());
    differ(all, "lines", lines(mine), lines(theirs), mine.lines(), theirs.lines());
    return all;
  }

  /** Names of the fields, for the trail. */
  static List<String> fields(ActivityText before, ActivityText after) {
    return between(after, before, PLAIN).stream()
        .map(difference -> difference.label().replaceFirst("^agreements\\.field\\.", ""))
        .toList();
  }

  private static String lines(ActivityText text) {
    return text.lines().size() + ": "
        + String.join("; ", text.lines().stream().map(line -> line.number() + " " + line.what()).toList());
  }

  private static void differ(List<Stale.Difference> into, String field, @Nullable Object mine,
      @Nullable Object theirs) {
    differ(into, field, mine, theirs, mine, theirs);
  }

  private static void differ(List<Stale.Difference> into, String field, @Nullable Object mine, @Nullable Object theirs,
      @Nullable Object myValue, @Nullable Object theirValue) {
    if (!Objects.equals(myValue, theirValue)) {
      into.add(new Stale.Difference("agreements.field." + field, String.valueOf(mine), String.valueOf(theirs)));
    }
  }
}
