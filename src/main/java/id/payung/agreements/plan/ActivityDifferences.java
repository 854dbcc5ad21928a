package id.payung.agreements.plan;

import id.payung.platform.errors.Stale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between two texts of one activity. */
public final class ActivityDifferences {
  private ActivityDifferences() {}

  /** How organisations and codes are named to a person. */
  public interface NameResolver {
    String organisationName(UUID id);

    String codeName(String list, String code);
  }

  private static final NameResolver UNRESOLVED = new NameResolver() {
    @Override
    public String organisationName(UUID id) {
      return id.toString();
    }

    @Override
    public String codeName(String list, String code) {
      return code;
    }
  };

  public static List<Stale.Difference> between(PlanVersionActivity mine, PlanVersionActivity theirs,
      NameResolver names) {
    List<Stale.Difference> all = new ArrayList<>();
    addIfDifferent(all, "number", mine.number(), theirs.number());
    addIfDifferent(all, "activity", mine.title(), theirs.title());
    addIfDifferent(all, "kind", names.codeName("activity-kinds", mine.kind()),
        names.codeName("activity-kinds", theirs.kind()));
    addIfDifferent(all, "office", names.organisationName(mine.office()), names.organisationName(theirs.office()));
    addIfDifferent(all, "partners", mine.partners().size(), theirs.partners().size(), mine.partners(),
        theirs.partners());
    addIfDifferent(all, "villages", mine.villages().size(), theirs.villages().size(), mine.villages(),
        theirs.villages());
    addIfDifferent(all, "questions", String.join(", ", mine.questions()), String.join(", ", theirs.questions()));
    addIfDifferent(all, "from", mine.starts(), theirs.starts());
    addIfDifferent(all, "until", mine.ends(), theirs.ends());
    addIfDifferent(all, "unit", names.codeName("units", mine.unit()), names.codeName("units", theirs.unit()));
    addIfDifferent(all, "target", mine.target(), theirs.target());
    addIfDifferent(all, "note", mine.note(), theirs.note());
    addIfDifferent(all, "lines", describeLines(mine), describeLines(theirs), mine.lines(), theirs.lines());
    return all;
  }

  /** Names of the fields, for the trail. */
  static List<String> changedFields(PlanVersionActivity before, PlanVersionActivity after) {
    return between(after, before, UNRESOLVED).stream()
        .map(difference -> difference.label().replaceFirst("^agreements\\.field\\.", ""))
        .toList();
  }

  private static String describeLines(PlanVersionActivity text) {
    return text.lines().size() + ": "
        + String.join("; ", text.lines().stream().map(line -> line.number() + " " + line.what()).toList());
  }

  private static void addIfDifferent(List<Stale.Difference> differences, String field, @Nullable Object mine,
      @Nullable Object theirs) {
    addIfDifferent(differences, field, mine, theirs, mine, theirs);
  }

  private static void addIfDifferent(List<Stale.Difference> differences, String field, @Nullable Object mine,
      @Nullable Object theirs, @Nullable Object myValue, @Nullable Object theirValue) {
    if (!Objects.equals(myValue, theirValue)) {
      differences.add(new Stale.Difference("agreements.field." + field, String.valueOf(mine), String.valueOf(theirs)));
    }
  }
}
