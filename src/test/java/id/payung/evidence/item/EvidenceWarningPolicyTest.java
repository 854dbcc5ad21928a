package id.payung.evidence.item;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.export.PackageFileNames;
import id.payung.evidence.intake.FileNameDateParser;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is noticed, at the edges of the evidence years 2024 and 2025. */
class EvidenceWarningPolicyTest {
  private static final List<Integer> YEARS = List.of(2024, 2025);

  @Test
  void a_regulation_of_2019_that_is_still_in_force_counts() {
    assertThat(of(official(LocalDate.of(2019, 5, 1), null, null))).isEmpty();
  }

  @Test
  void a_decree_that_ended_the_day_before_the_first_evidence_year_does_not() {
    assertThat(of(official(LocalDate.of(2019, 5, 1), null, LocalDate.of(2023, 12, 31))))
        .containsExactly("not-in-force");
    assertThat(of(official(LocalDate.of(2019, 5, 1), null, LocalDate.of(2024, 1, 1)))).isEmpty();
  }

  @Test
  void a_decree_dated_within_that_begins_after_the_last_evidence_year_does_not() {
    assertThat(of(official(LocalDate.of(2025, 12, 30), LocalDate.of(2026, 1, 1), null)))
        .containsExactly("not-in-force");
    assertThat(of(official(LocalDate.of(2025, 12, 30), LocalDate.of(2025, 12, 31), null))).isEmpty();
  }

  @Test
  void a_photo_of_the_day_before_or_after_is_out_of_the_years() {
    assertThat(of(activity(LocalDate.of(2023, 12, 31), UUID.randomUUID()))).containsExactly("out-of-years");
    assertThat(of(activity(LocalDate.of(2024, 1, 1), UUID.randomUUID()))).isEmpty();
    assertThat(of(activity(LocalDate.of(2025, 12, 31), UUID.randomUUID()))).isEmpty();
    assertThat(of(activity(LocalDate.of(2026, 1, 1), UUID.randomUUID()))).containsExactly("out-of-years");
  }

  @Test
  void a_proof_without_day_or_village_is_noticed() {
    assertThat(of(activity(null, null))).containsExactly("undated", "no-village");
  }

  @Test
  void the_kind_must_fit_the_place() {
    EvidenceItem decree = official(LocalDate.of(2024, 5, 1), null, null);
    assertThat(EvidenceWarningPolicy
        .warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(decree, YEARS, "activity", false, "", "", 0, false)))
        .containsExactly("wrong-kind");
    assertThat(EvidenceWarningPolicy
        .warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(decree, YEARS, "either", false, "", "", 0, false)))
        .isEmpty();
  }

  @Test
  void a_document_in_two_questions_needs_its_reason_and_one_in_one_does_not() {
    EvidenceItem decree = official(LocalDate.of(2024, 5, 1), null, null);
    assertThat(EvidenceWarningPolicy
        .warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(decree, YEARS, "official", false, "", "", 1, false)))
        .containsExactly("no-reason");
    assertThat(EvidenceWarningPolicy.warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(decree, YEARS, "official",
        false, "3", "Membentuk gugus tugas", 1, false))).isEmpty();
    assertThat(EvidenceWarningPolicy
        .warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(decree, YEARS, "official", false, "", "", 0, false)))
        .isEmpty();
  }

  private static final UUID USE = UUID.fromString("0199e2b4-7c1d-7a3e-9b55-a1b2c33f9c1e");

  @Test
  void names_sort_as_the_questions_do_and_never_repeat() {
    PackageFileNames names = new PackageFileNames();
    assertThat(names.fileName(USE, "4.2", "a", "pdf")).isEqualTo("04-2_a_3f9c1e.pdf");
    assertThat(names.fileName(USE, "4.2", "a", "pdf")).isEqualTo("04-2_a_a1b2c33f9c1e.pdf");
    assertThat(names.fileName(USE, "24.1", "b", "pdf")).isEqualTo("24-1_b_3f9c1e.pdf");
    assertThat(names.fileName(USE, "KDK.1/../x", "con", "pdf")).isEqualTo("KDK-1-x_con-_3f9c1e.pdf");
  }

  @Test
  void names_speak_the_words_of_the_instrument_and_end_with_a_whole_one() {
    PackageFileNames names = new PackageFileNames();
    assertThat(names.fileName(USE, "8.4", "Laporan dan foto pertemuan", "jpg"))
        .isEqualTo("08-4_laporan-dan-foto-pertemuan_3f9c1e.jpg");
    assertThat(
        names.fileName(USE, "24.1", "Daftar kelompok BKB/BKR dan kelas orang tua per desa, ditandatangani", "pdf"))
        .isEqualTo("24-1_daftar-kelompok-bkb-bkr-dan-kelas-orang-tua_3f9c1e.pdf")
        .hasSizeLessThanOrEqualTo(PackageFileNames.MAX_LENGTH);
    assertThat(names.fileName(USE, "kode.yang.tidak.pernah.sepanjang.ini", "kata ".repeat(20), "xlsx"))
        .hasSizeLessThanOrEqualTo(PackageFileNames.MAX_LENGTH);
  }

  @Test
  void a_day_in_a_files_name_is_suggested_and_a_phone_number_is_not() {
    assertThat(FileNameDateParser.findDate("IMG-20251104-WA0003")).contains(LocalDate.of(2025, 11, 4));
    assertThat(FileNameDateParser.findDate("IMG_20251104_101500")).contains(LocalDate.of(2025, 11, 4));
    assertThat(FileNameDateParser.findDate("2025-11-04 rapat")).contains(LocalDate.of(2025, 11, 4));
    assertThat(FileNameDateParser.findDate("20250231")).isEmpty();
    assertThat(FileNameDateParser.findDate("0812202511043")).isEmpty();
  }

  private static List<String> of(EvidenceItem item) {
    return EvidenceWarningPolicy
        .warningsFor(new EvidenceWarningPolicy.EvidenceUseFacts(item, YEARS, "either", false, "", "", 0, false));
  }

  private static EvidenceItem official(LocalDate dated, LocalDate from, LocalDate to) {
    return item("official", "12/2024", dated, from, to, null, null);
  }

  private static EvidenceItem activity(LocalDate day, UUID village) {
    return item("activity", "", null, null, null, day, village);
  }

  private static EvidenceItem item(String kind, String number, LocalDate dated, LocalDate from, LocalDate to,
      LocalDate held, UUID village) {
    return RecordCopy.blank(EvidenceItem.class)
        .with(EvidenceItem::kind, kind)
        .with(EvidenceItem::number, number)
        .with(EvidenceItem::docDate, dated)
        .with(EvidenceItem::validFrom, from)
        .with(EvidenceItem::validTo, to)
        .with(EvidenceItem::heldOn, held)
        .with(EvidenceItem::village, village)
        .with(EvidenceItem::readable, true)
        .make();
  }
}
