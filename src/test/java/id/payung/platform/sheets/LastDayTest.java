package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Until when something holds, as offices write it. */
class LastDayTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 12);

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"31/12/2025|2025-12-31", "s.d. 31-12-2025|2025-12-31", "s/d 31 Des 2025|2025-12-31",
        "sd 31-12-2025|2025-12-31", "12 Januari 2024 s.d. 31 Desember 2025|2025-12-31", "Tgl 31/12/2025|2025-12-31",
        "12/01/2024 - 31/12/2025|2025-12-31", "12 Januari 2024 – 31 Desember 2025|2025-12-31",
        "sampai dengan 31 Desember 2025|2025-12-31", "hingga 31 Desember 2025|2025-12-31", "3 tahun|2027-01-12",
        "3 (tiga) tahun sejak ditandatangani|2027-01-12", "selama 6 bulan|2024-07-12", "5 thn|2029-01-12",
        "2 minggu|2024-01-26", "14 hari|2024-01-26", "100 hari|2024-04-21", "2 (dua) pekan sejak rapat|2024-01-26",
        "dalam 3 months|2024-04-12", "Rabu, 31/12/2025|2025-12-31", "1 tahun 6 bulan|2025-07-12",
        "1 (satu) tahun dan 6 (enam) bulan|2025-07-12", "18 bulan|2025-07-12", "1,5 tahun|2025-07-12",
        "satu tahun|2025-01-12", "dua tahun, tiga bulan|2026-04-12", "setahun|2025-01-12",
        "lima belas (15) bulan|2025-04-12", "dua puluh lima tahun|2049-01-12", "setengah tahun|2024-07-12",
        "120 bulan|2034-01-12", "2 tahun + 10 hari|2026-01-22", "jangka waktu 3 (tiga) tahun|2027-01-12",
        "tiap tahun s.d. 31-12-2025|2025-12-31", "Jum'at, 12 Januari 2024 s.d. Rabu, 31 Desember 2025|2025-12-31"})
  void is_read_in_all_shapes(String typed, LocalDate day) {
    assertThat(DateParser.parseLast(typed)).isInstanceOfSatisfying(CellReading.Value.class,
        value -> assertThat(((CellTypes.LastDay) value.value()).after(FIRST)).isEqualTo(day));
  }

  @ParameterizedTest
  @ValueSource(strings = {"segera", "s.d. selesai", "31 Februari 2025", "tahun depan", "Desember 2026", "minggu depan",
    "14 hari kerja", "300 tahun", "1 tahun lalu 6 bulan", "1,3 bulan", "1,77 tahun", "0 tahun", "sebelas belas tahun",
    "1 tahun / 2 tahun", "31/12/25", "10/12/2026\n31/12/2026"})
  void is_not_guessed(String typed) {
    assertThat(DateParser.parseLast(typed)).isInstanceOf(CellReading.Wrong.class);
  }

  @Test
  void a_cell_of_very_many_signs_is_refused_and_not_searched() {
    assertThat(DateParser.parseLast("1 2 3 - ".repeat(4000))).isInstanceOf(CellReading.Wrong.class);
  }
}
