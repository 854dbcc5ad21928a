package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/**
 * What has landed runs on other people's machines: it is never edited; what comes later has a later version.
 * {@code docs/how-to/land-a-version.md}
 */
class ReleasedMigrationsTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path RELEASED_CHECKSUMS = Path.of("src/test/resources/landed/migrations.sha256");
  private static final Pattern VERSION = Pattern.compile("([a-z]+)/V([0-9_]+)__.*\\.sql");

  @Test
  void a_landed_migration_is_as_it_was() throws Exception {
    Map<String, String> landed = readReleased();
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> migration : landed.entrySet()) {
      Path file = MIGRATIONS.resolve(migration.getKey());
      if (!Files.exists(file) || !sha256(file).equals(migration.getValue())) {
        changed.add(migration.getKey());
      }
    }

    assertThat(landed).hasSizeGreaterThan(20);
    assertThat(changed).as("put the change into a migration of its own").isEmpty();
  }

  @Test
  void a_new_migration_has_a_later_version_than_those_of_its_module_that_landed() throws Exception {
    Map<String, String> landed = readReleased();
    Map<String, MigrationVersion> newest = new TreeMap<>();
    landed.keySet()
        .forEach(script -> newest.merge(moduleOf(script), versionOf(script), (a, b) -> a.compareTo(b) > 0 ? a : b));
    List<String> early = new ArrayList<>();
    for (String script : listCurrent()) {
      MigrationVersion last = newest.get(moduleOf(script));
      if (!landed.containsKey(script) && last != null && versionOf(script).compareTo(last) <= 0) {
        early.add(script + " ≤ " + last);
      }
    }

    assertThat(early).isEmpty();
  }

  @Test
  void no_two_migrations_have_the_same_version() throws Exception {
    assertThat(listCurrent().stream().map(ReleasedMigrationsTest::versionOf)).doesNotHaveDuplicates();
  }

  private static Map<String, String> readReleased() throws IOException {
    Map<String, String> landed = new LinkedHashMap<>();
    for (String line : Files.readAllLines(RELEASED_CHECKSUMS)) {
      landed.put(line.substring(66), line.substring(0, 64));
    }
    return landed;
  }

  private static List<String> listCurrent() throws IOException {
    try (Stream<Path> files = Files.walk(MIGRATIONS)) {
      return files.filter(Files::isRegularFile)
          .map(file -> MIGRATIONS.relativize(file).toString())
          .filter(name -> VERSION.matcher(name).matches())
          .toList();
    }
  }

  private static String moduleOf(String script) {
    return script.substring(0, script.indexOf('/'));
  }

  private static MigrationVersion versionOf(String script) {
    Matcher name = VERSION.matcher(script);
    assertThat(name.matches()).as(script).isTrue();
    return MigrationVersion.fromVersion(name.group(2));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
