package id.payung.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.SeededTrials;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextSanitiserTest {
  @Test
  void what_people_write_stays_as_it_is() {
    for (String text : new String[]{"", "Rapat koordinasi\r\n\tbaris kedua", "👩‍👧‍👦 👍🏽 🇮🇩", "بسم الله \u200F",
      "ꦲꦤꦕꦫꦏ", "e\u0301", "naïve – “kutip”", "\u00A0"}) {
      assertThat(PlainTextSanitiser.sanitise(text)).isEqualTo(text);
    }
  }

  @Test
  void what_no_paper_shows_falls_away() {
    assertThat(PlainTextSanitiser.sanitise("a\u0000b\u0007c\u001Bd\u007Fe\u0085f")).isEqualTo("abcdef");
    assertThat(PlainTextSanitiser.sanitise("gambar\u202Egnp.exe")).isEqualTo("gambargnp.exe");
    assertThat(PlainTextSanitiser.sanitise("\u2066a\u2069\uFEFF")).isEqualTo("a");
    assertThat(PlainTextSanitiser.sanitise("x\uD83Dy\uDE00z")).isEqualTo("xyz");
  }

  @Test
  void any_text_at_all_comes_out_such_that_it_can_be_kept_and_a_second_time_unchanged() {
    SeededTrials.run(2_000, random -> {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x100)));
      }
      String plain = PlainTextSanitiser.sanitise(text.toString());

      assertThat(plain).doesNotContain("\0").isEqualTo(PlainTextSanitiser.sanitise(plain));
      assertThat(new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(plain);
      assertThat(text.toString()).doesNotHave(new org.assertj.core.api.Condition<>(given -> given.codePoints()
          .filter(Character::isLetterOrDigit)
          .count() > plain.codePoints().filter(Character::isLetterOrDigit).count(), "lost letters"));
    });
  }
}
