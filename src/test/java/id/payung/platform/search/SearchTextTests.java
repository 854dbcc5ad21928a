package id.payung.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class SearchTextTests {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Test
  void kinds_of_apostrophes_blanks_hyphens_accents_and_what_nobody_sees_make_no_difference() {
    for (String typed : List.of("Jum'at Ma'rang", "jum’at  ma’rang", "JUMʼAT MAʼRANG", "jum`at ma´rang",
        "\u200Bjum'at\u00A0ma'rang", "jumát márang", "jumat-marang", "jum\u00ADat–marang", "jumat\u2011marang\uFEFF",
        "\u201Cjumat\u201D marang")) {
      assertThat(SearchText.normalise(typed)).as(typed).isEqualTo(" jumat marang ");
    }
    assertThat(SearchText.normalise(" \u200B'\u2019 ").strip()).isEmpty();
    assertThat(SearchText.words("  balo–balo, Balo 7% ")).containsExactly("balo", "balo,", "7%");
  }

  @Test
  void words_are_found_in_any_order() {
    assertThat(SearchText.matches("Pertemuan Forum Anak", "anak forum")).isTrue();
    assertThat(SearchText.matches("Pertemuan Forum Anak", "anak desa")).isFalse();
    assertThat(SearchText.matches("Pertemuan Forum Anak", " ")).isTrue();
  }

  @Test
  void a_short_word_of_several_begins_or_ends_a_word_so_that_an_index_finds_it() {
    SearchCondition condition = SearchCondition.of("m.search", "rt 07 madrasah");

    assertThat(condition.sql()).isEqualTo(" AND (m.search LIKE :word0a OR m.search LIKE :word0b)"
        + " AND (m.search LIKE :word2a OR m.search LIKE :word2b) AND m.search LIKE :word4");
    assertThat(condition.params()).isEqualTo(
        Map.of("word0a", "% rt%", "word0b", "%rt %", "word2a", "% 07%", "word2b", "%07 %", "word4", "%madrasah%"));
    assertThat(SearchCondition.of("m.search", "rt").params()).containsValue("%rt%");
    assertThat(SearchCondition.of("m.search", " ' ").sql()).isEmpty();
  }

  /** Small letters that came to Unicode after the database's library. */
  private static final Set<Character.UnicodeScript> LATER =
      Set.of(Character.UnicodeScript.GEORGIAN, Character.UnicodeScript.GLAGOLITIC, Character.UnicodeScript.VITHKUQI,
          Character.UnicodeScript.GARAY, Character.UnicodeScript.MEDEFAIDRIN);

  /** Every sign of the basic plane and some beyond it, in and at the edge of a word. */
  @Test
  void the_database_and_the_application_agree_on_every_sign() {
    List<String> texts =
        new ArrayList<>(List.of("", "  Dua  Kata ", "ᨅᨔ ᨕᨘᨁᨗ", "مُحَمَّد", "İstanbul ΣΑΣ ß ﬁ", "a\tb\nc"));
    StringBuilder row = new StringBuilder();
    for (int point = 1; point < 0x1F700; point++) {
      if (Character.isDefined(point) && Character.getType(point) != Character.SURROGATE
          && Character.getType(point) != Character.PRIVATE_USE && point != 0x1C89
          && !LATER.contains(Character.UnicodeScript.of(point)) && (point < 0x3400 || point > 0xD7FF)) {
        row.append("Ab").appendCodePoint(point).append("c ");
        if (row.length() > 2_000) {
          texts.add(row.toString());
          row.setLength(0);
        }
      }
    }
    List<String> different = new ArrayList<>();
    ActorContext.runAs(cast.actorOf(TestCast.ADMIN), () -> transactions.executeWithoutResult(_ -> {
      for (String text : texts) {
        String kept = jdbc.sql("SELECT platform.search_text(:text)").param("text", text).query(String.class).single();
        if (!kept.equals(SearchText.normalise(text))) {
          different.add(difference(kept, SearchText.normalise(text)));
        }
      }
    }));
    assertThat(different).isEmpty();
  }

  private static String difference(String kept, String made) {
    String[] left = kept.split(" ");
    String[] right = made.split(" ");
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < Math.min(left.length, right.length) && said.length() < 200; i++) {
      if (!left[i].equals(right[i])) {
        said.append(left[i]).append('|').append(right[i]).append(right[i].codePoints().boxed().toList()).append(' ');
      }
    }
    return said + " " + left.length + " " + right.length;
  }
}
