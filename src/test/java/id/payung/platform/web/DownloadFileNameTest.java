package id.payung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DownloadFileNameTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void a_file_says_what_it_is_whose_and_of_which_day() {
    assertThat(DownloadFileName.of("73.24", DAY, "xlsx", "laporan", "2026-T4", "Yayasan Téduh (contoh)"))
        .isEqualTo("laporan-2026-t4-yayasan-teduh-contoh-73.24-2026-11-22.xlsx");
  }

  @Test
  void a_long_name_ends_at_a_whole_word_and_one_without_letters_is_left_out() {
    assertThat(DownloadFileName.of("73.24", DAY, "pdf", "laporan",
        "Perkumpulan Lentera Perempuan dan Anak Kabupaten Luwu Timur"))
        .isEqualTo("laporan-perkumpulan-lentera-perempuan-dan-anak-73.24-2026-11-22.pdf");
    assertThat(DownloadFileName.of("73.24", DAY, "pdf", "laporan", "“”\r\n/../"))
        .isEqualTo("laporan-73.24-2026-11-22.pdf");
    assertThat(DownloadFileName.of("73.24", DAY, "pdf", "x".repeat(500))).hasSizeLessThan(70);
  }
}
