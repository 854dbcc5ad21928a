package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "dalam 3 months|2024-04-12", "Rabu, 31/12/2025|2025-12-31",
        "Jum'at, 12 Januari 2024 s.d. Rabu, 31 Desember 2025|2025-12-31"})
  void is_read_in_all_shapes(String typed, LocalDate day) {
    assertThat(DateParser.parseLast(typed)).isInstanceOfSatisfying(CellReading.Value.class,
        value -> assertThat(((CellTypes.LastDay) value.value()).after(FIRST)).isEqualTo(day));
  }

  @ParameterizedTest
  @CsvSource({"segera", "s.d. selesai", "31 Februari 2025", "tahun depan", "Desember 2026", "minggu depan",
    "14 hari kerja", "300 tahun", "31/12/25"})
  void is_not_guessed(String typed) {
    assertThat(DateParser.parseLast(typed)).isInstanceOf(CellReading.Wrong.class);
  }

  @Test
  void a_cell_of_very_many_signs_is_refused_and_not_searched() {
    assertThat(DateParser.parseLast("1 2 3 - ".repeat(4000))).isInstanceOf(CellReading.Wrong.class);
  }
}
