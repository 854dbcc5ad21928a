package id.payung.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the program can do can be asked of {@code ./payung}, and its help tells of it. */
class LauncherHelpTest {
  @Test
  void every_command_is_known_to_the_launcher_and_told_by_its_help() throws IOException {
    String launcher = Files.readString(Path.of("payung"));
    Matcher known = Pattern.compile("\\n {2}demo \\| run \\| ([^)]+)\\) start").matcher(launcher);
    List<String> commands = ServiceLoader.load(Command.class).stream().map(provider -> provider.get().name()).toList();

    assertThat(known.find()).isTrue();
    assertThat(commands).contains("key", "backup", "restore");
    assertThat(Arrays.asList(known.group(1).split(" \\| "))).containsAll(commands);
    assertThat(commands).allSatisfy(command -> assertThat(launcher).contains("  ./payung " + command + " "));
  }
}
