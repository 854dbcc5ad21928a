package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sources can be read and compared side by side: no line is wider than 120 columns, none has a tab. */
class SourceFormatTests {
  private static final int COLUMNS = 120;

  @Test
  void no_template_is_wider_than_120_columns() throws IOException {
    assertThat(offenders("src/main/jte", ".jte")).isEmpty();
  }

  @Test
  void no_source_is_wider_than_120_columns() throws IOException {
    assertThat(offenders("src/main/java", ".java")).isEmpty();
  }

  @Test
  void no_test_is_wider_than_120_columns() throws IOException {
    assertThat(offenders("src/test/java", ".java")).isEmpty();
  }

  /** Whoever searches for a class by its name finds one. */
  @Test
  void no_top_level_name_stands_twice() throws IOException {
    for (String folder : List.of("src/main/java", "src/test/java")) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        assertThat(all.map(path -> path.getFileName().toString())
            .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
            .toList()).as(folder).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  /** What is wrong, each with its file and line. */
  private static List<String> offenders(String folder, String ending) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      files = all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
    assertThat(files).as("files in %s", folder).isNotEmpty();

    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      String[] lines = text.split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        int columns = lines[i].codePointCount(0, lines[i].length());
        if (columns > COLUMNS) {
          wrong.add(file + ":" + (i + 1) + ": " + columns + " columns");
        }
        if (lines[i].indexOf('\t') >= 0) {
          wrong.add(file + ":" + (i + 1) + ": a tab");
        }
      }
      if (!text.endsWith("\n")) {
        wrong.add(file + ":" + lines.length + ": no newline at the end");
      }
    }
    return wrong;
  }
}
