package id.payung.platform.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfLexerTest {
  @Test
  void names_are_found_outside_strings_comments_and_packed_bytes_alone() {
    assertThat(namesOf("<< /A /B#43 [/D] >>")).containsExactly("A", "BC", "D");
    assertThat(namesOf("<< /A (/no (/no) \\) /no \\\\) /B <2F6E6F /no> /C % /no\n/D >>")).containsExactly("A", "B", "C",
        "D");
    assertThat(namesOf("<< /Length 9 >> stream\n/no ( /no\nendstream endobj 2 0 obj << /A (/no) >>"))
        .containsExactly("Length", "A");
  }

  @Test
  void a_string_or_a_comment_that_only_one_reading_sees_hides_nothing() {
    assertThat(namesOf("<< /T (x 2 0 obj % ) /A 1 >>")).contains("A");
    assertThat(namesOf("<< /T (x 2 0 obj \\( y) /A 1 >>")).contains("A");
    assertThat(namesOf("% it's ( a comment\n << /A 1 >>")).contains("A");
    assertThat(namesOf("(never closed \n 2 0 obj << /A 1 >>")).contains("A");
    assertThat(namesOf("<< /Length 99 >> stream\n 5 0 obj << /A 1 >>")).contains("A");
    assertThat(namesOf("<< /K << >> stream\n ( endstream /A 1 >>")).contains("A");
    assertThat(namesOf("[ << >> stream\n /A ]")).contains("A");
    assertThat(namesOf("<< /K 1 endobj /A 1 >>")).contains("A");
    assertThat(namesOf("<<< 28 > 1 >> /A")).contains("A");
    assertThat(namesOf("(\\\\) /A (\\\\\\) /no)")).containsExactly("A");
  }

  @Test
  void a_beginning_is_certain_while_no_reading_is_inside_anything() {
    assertThat(beginningsOf("<< /A 1 >> endobj 2 0 obj 5 endobj trailer << >>")).containsExactly(true, true, true);
    assertThat(beginningsOf("<< /A (2 0 obj) >> endobj 3 0 obj")).containsExactly(true, false, true);
  }

  private static List<String> namesOf(String object) {
    Record record = new Record();
    record.read(object);
    return record.names;
  }

  private static List<Boolean> beginningsOf(String object) {
    Record record = new Record();
    record.read(object);
    return record.beginnings;
  }

  private static final class Record implements PdfLexer.TokenListener {
    private final List<String> names = new ArrayList<>();
    private final List<Boolean> beginnings = new ArrayList<>();

    void read(String object) {
      PdfLexer lexer = new PdfLexer(this, PdfScanBudget.ofFile(object.length()));
      for (byte b : ("1 0 obj " + object).getBytes(StandardCharsets.ISO_8859_1)) {
        lexer.accept(b);
      }
      lexer.end();
    }

    @Override
    public void name(String name) {
      names.add(name);
    }

    @Override
    public void word(String word) {}

    @Override
    public void objectBegins(boolean certain) {
      beginnings.add(certain);
    }
  }
}
