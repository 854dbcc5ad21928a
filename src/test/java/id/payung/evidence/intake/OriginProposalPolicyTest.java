package id.payung.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.platform.ids.Ids;
import id.payung.regions.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OriginProposalPolicyTest {
  private static final Region MAGANI = village("Magani", "Nuha");
  private static final Region BARUGA = village("Baruga", "Malili");
  private static final Region OTHER_BARUGA = village("Baruga", "Towuti");
  private static final Region LAMPIA = village("Lampia", "Malili");
  private static final Region NEW_LAMPIA = village("Lampia Baru", "Malili");
  private static final List<Region> VILLAGES = List.of(MAGANI, BARUGA, OTHER_BARUGA, LAMPIA, NEW_LAMPIA);

  private static final EvidenceQuestion BIRTH =
      question("4.1", "Persentase anak yang memiliki kutipan akta kelahiran", "04", "data");
  private static final EvidenceQuestion NURSE =
      question("15.2", "Jumlah posyandu yang memantau gizi anak", "15", "decree", "photos");
  private static final EvidenceQuestion SCHOOL = question("20.1", "Satuan pendidikan ramah anak", "20", "photos");
  private static final EvidenceQuestion SAFE_SCHOOL =
      question("20.2", "Rute aman selamat ke satuan pendidikan", "20", "photos");

  @Test
  void a_village_is_read_whatever_stands_between_the_words() {
    assertThat(village("Foto_Posyandu-MAGANI 2025")).isEqualTo(MAGANI);
    assertThat(village("Posyandu/Desa Lampia Baru")).isEqualTo(NEW_LAMPIA);
    assertThat(village("Maganian")).isNull();
    assertThat(village("Foto")).isNull();
  }

  @Test
  void two_villages_of_one_name_are_told_apart_by_their_district_or_not_at_all() {
    assertThat(village("Posyandu Baruga")).isNull();
    assertThat(village("Posyandu Baruga Towuti")).isEqualTo(OTHER_BARUGA);
    assertThat(village("Magani dan Baruga Malili")).isNull();
  }

  @Test
  void a_question_is_read_by_its_code_and_a_date_is_no_code() {
    assertThat(question("Foto 4.1 Magani")).isEqualTo(BIRTH);
    assertThat(question("Foto 04.11.2025")).isNull();
    assertThat(question("Foto 20.3")).isNull();
  }

  @Test
  void a_question_is_read_by_its_words_when_one_fits_best() {
    assertThat(question("Foto posyandu Magani")).isEqualTo(NURSE);
    assertThat(question("akta kelahiran")).isEqualTo(BIRTH);
    assertThat(question("satuan pendidikan")).isNull();
    assertThat(question("anak")).isNull();
  }

  @Test
  void an_indicator_narrows_the_questions() {
    assertThat(question("Indikator 15")).isEqualTo(NURSE);
    assertThat(question("indikator 4 - foto")).isEqualTo(BIRTH);
    assertThat(question("Indikator 20 rute aman")).isEqualTo(SAFE_SCHOOL);
    assertThat(question("Indikator 20")).isNull();
  }

  @Test
  void photos_go_to_the_slot_that_takes_them() {
    assertThat(Objects.requireNonNull(OriginProposalPolicy.findSlot("posyandu", NURSE)).code()).isEqualTo("photos");
    assertThat(Objects.requireNonNull(OriginProposalPolicy.findSlot("decree posyandu", NURSE)).code())
        .isEqualTo("decree");
  }

  private static Region village(String name, String district) {
    return new Region(Ids.fromName(name + district), "73.24.01.1001", 4, Ids.fromName(district), name, district);
  }

  private static Object village(String origin) {
    return OriginProposalPolicy.findVillage(origin, VILLAGES);
  }

  private static Object question(String origin) {
    List<EvidenceQuestion> all = List.of(BIRTH, NURSE, SCHOOL, SAFE_SCHOOL);
    EvidenceQuestion byCode = OriginProposalPolicy.findByCode(origin, all);
    return byCode != null ? byCode : OriginProposalPolicy.findByWords(origin, all);
  }

  private static EvidenceQuestion question(String code, String text, String indicator, String... slots) {
    List<EvidenceSlot> places = new ArrayList<>();
    for (String slot : slots) {
      places.add(new EvidenceSlot(slot, slot, true, slot.equals("photos") ? "activity" : "official", null, false));
    }
    return new EvidenceQuestion(code, text, indicator, "", "C1", "", null, places);
  }
}
