package id.payung.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.Many;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void what_people_write_stays_as_it_is() {
    for (String text : new String[]{"", "Rapat koordinasi\r\n\tbaris kedua", "👩‍👧‍👦 👍🏽 🇮🇩", "بسم الله \u200F",
      "ꦲꦤꦕꦫꦏ", "e\u0301", "naïve – “kutip”", "\u00A0"}) {
      assertThat(PlainText.of(text)).isEqualTo(text);
    }
  }

  @Test
  void what_no_paper_shows_falls_away() {
    assertThat(PlainText.of("a\u0000b\u0007c\u001Bd\u007Fe\u0085f")).isEqualTo("abcdef");
    assertThat(PlainText.of("gambar\u202Egnp.exe")).isEqualTo("gambargnp.exe");
    assertThat(PlainText.of("\u2066a\u2069\uFEFF")).isEqualTo("a");
    assertThat(PlainText.of("x\uD83Dy\uDE00z")).isEqualTo("xyz");
  }

  @Test
  void any_text_at_all_comes_out_such_that_it_can_be_kept_and_a_second_time_unchanged() {
    Many.times(2_000, random -> {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x100)));
      }
      String plain = PlainText.of(text.toString());

      assertThat(plain).doesNotContain("\0").isEqualTo(PlainText.of(plain));
      assertThat(new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(plain);
      assertThat(text.toString()).doesNotHave(new org.assertj.core.api.Condition<>(given -> given.codePoints()
          .filter(Character::isLetterOrDigit)
          .count() > plain.codePoints().filter(Character::isLetterOrDigit).count(), "lost letters"));
    });
  }
}
