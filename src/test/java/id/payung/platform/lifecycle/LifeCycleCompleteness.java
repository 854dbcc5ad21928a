package id.payung.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every life-cycle of the application must have beside a table without flaws: words in both languages for its
 * states and refusals, events that say who and where, and the codes that the database lets in.
 */
public final class LifeCycleCompleteness {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern CHECK = Pattern.compile("CHECK \\(\\w+ IN \\(([^)]*)\\)\\)");
  private static final Messages WORDS = new Messages();
  private static final List<String> OF_AN_EVENT = List.of("regency", "cause", "person");

  private LifeCycleCompleteness() {}

  public static <S extends Enum<S> & LifeCycleState> void check(LifeCycle<S> cycle) {
    assertThat(LifeCycleFlaws.of(cycle)).as(cycle.name()).isEmpty();
    assertThat(cycle.transitions()).as(cycle.name())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(!one.back() || one.needsReason()).as("%s needs a reason", one).isTrue())
        .allSatisfy(one -> assertThat(one.action()).matches("[a-z][a-z-]*"));
    assertThat(missingWords(cycle)).as("words of %s", cycle.name()).isEmpty();
    cycle.transitions().stream().map(Transition::event).forEach(LifeCycleCompleteness::checkEvent);
  }

  /** A CHECK of some migration lets in the stored states of this life-cycle and no other. */
  public static <S extends Enum<S> & LifeCycleState> void checkStored(LifeCycle<S> cycle) {
    assertThat(checks()).as("the codes of %s", cycle.name())
        .contains(
            cycle.states().stream().filter(LifeCycleState::stored).map(StateSql::literal).collect(Collectors.toSet()));
  }

  private static Set<Set<String>> checks() {
    try (Stream<Path> migrations = Files.walk(MIGRATIONS)) {
      return migrations.filter(file -> file.toString().endsWith(".sql"))
          .flatMap(file -> CHECK.matcher(read(file)).results())
          .map(match -> Arrays.stream(match.group(1).split(",")).map(String::strip).collect(Collectors.toSet()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <S extends Enum<S> & LifeCycleState> Set<String> missingWords(LifeCycle<S> cycle) {
    Set<String> keys = new TreeSet<>(cycle.words().refusals().values());
    keys.add(cycle.words().impossible());
    keys.add(cycle.words().reasonNeeded());
    if (cycle.words().states() != null) {
      cycle.states().forEach(state -> keys.add(cycle.words().of(state)));
    }
    keys.removeIf(key -> WORDS.keys(Messages.INDONESIAN).contains(key) && WORDS.keys(Messages.ENGLISH).contains(key));
    return keys;
  }

  private static void checkEvent(Class<? extends Record> event) {
    if (event != null) {
      assertThat(Modifier.isPublic(event.getModifiers())).as("%s is public", event).isTrue();
      assertThat(event.getRecordComponents()).as("%s", event)
          .extracting(RecordComponent::getName)
          .containsAll(OF_AN_EVENT);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
