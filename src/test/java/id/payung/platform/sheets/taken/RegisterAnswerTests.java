package id.payung.platform.sheets.taken;

import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a person says of a register is asked once, can always be answered, and can be forgotten. */
@PayungTest
class RegisterAnswerTests {
  private static final Pattern CHOOSER = Pattern.compile("(?s)<select id=\"name\\..*?</select>");
  private static final Pattern UNDO = Pattern.compile("/undo/([0-9a-f-]{36})");
  private static final String AGREEMENT_HEADS = row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD");

  @Autowired MockMvc mvc;
  @Autowired Clock clock;
  @Autowired TestCast cast;
  @Autowired RegisterAnswerRepository answers;
  private Cookie budi;
  private Cookie ani;
  private String mark;
  private RegisterPages agreements;
  private RegisterPages meetings;

  @BeforeEach
  void they_sign_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
    ani = TestSignIn.sessionCookie(mvc, "ani");
    mark = "q" + Ids.next().toString().replace("-", "").substring(16);
    agreements = new RegisterPages(mvc, "/73.24/agreements", "register.xlsx");
    meetings = new RegisterPages(mvc, "/73.24/meetings", "agenda.xlsx");
  }

  private byte[] agreement(String number, String title, String partner) {
    return TestWorkbook
        .of(AGREEMENT_HEADS + row(2, number + "/" + mark, title + " " + mark, partner, "01/02/2024", "Disdukcapil"))
        .bytes();
  }

  private byte[] meeting(String title, String guests) {
    return TestWorkbook.of(row(1, "Tanggal", "Acara", "Peserta") + row(2, "15/01/2024", title + " " + mark, guests))
        .bytes();
  }

  private static String fieldOf(String page, String typed) {
    Matcher label = Pattern.compile("<label for=\"(name\\.[0-9a-f-]{36})\">" + Pattern.quote(typed)).matcher(page);
    assertThat(label.find()).as(typed).isTrue();
    return label.group(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"semua OPD", "Undangan terkait", "Kantor Entah", "dll."})
  void there_is_always_something_to_choose(String name) throws Exception {
    for (String looked : List.of(agreements.look(budi, agreement("1", "Pilihan", name)),
        meetings.look(budi, meeting("Pilihan", "Disdukcapil; " + name)))) {
      List<String> choosers = CHOOSER.matcher(looked).results().map(found -> found.group()).toList();
      assertThat(choosers).isNotEmpty()
          .allSatisfy(chooser -> assertThat(chooser).containsPattern("<option value=\"(same|all|new):"));
    }
  }

  @Test
  void all_offices_come_to_a_meeting_when_a_person_says_so() throws Exception {
    String looked = meetings.look(budi, meeting("Rakor", "semua OPD"));
    assertThat(looked).contains("0 baru · 0 sudah ada · 1 menunggu", "Semua OPD (");

    String field = fieldOf(looked, "semua OPD");
    String again = meetings.take(budi, looked, Map.of(field, "all:offices", "again", "yes")).getContentAsString();
    assertThat(again).contains("1 baru · 0 sudah ada · 0 menunggu");
    assertThat(meetings.take(budi, again, Map.of(field, "all:offices")).getStatus()).isEqualTo(303);

    String page = meetings.open(budi, meetings.list(budi, mark), "Rakor " + mark);
    assertThat(page).contains("Disdukcapil", "Dinsos P3A");
    assertThat(forget(budi, meetings, field)).isEqualTo(303);
  }

  @Test
  void no_partner_is_made_of_words_for_several() throws Exception {
    String looked = agreements.look(budi, agreement("1", "Beberapa", "Semua mitra " + mark));
    String field = fieldOf(looked, "Semua mitra");

    assertThat(looked).contains("bukan satu lembaga").doesNotContain("new:ngo");
    assertThat(agreements.take(budi, looked, Map.of(field, "new:ngo")).getContentAsString())
        .contains("0 baru · 0 sudah ada · 1 menunggu");
  }

  @Test
  void a_name_is_asked_about_once_by_person_and_asked_again_when_forgotten() throws Exception {
    String name = "Lembaga Payung Hati " + mark;
    String looked = agreements.look(budi, agreement("1", "Satu", name));
    String field = fieldOf(looked, name);
    Map<String, String> said = Map.of(field, "same:" + TestCast.NGO, "again", "yes");
    assertThat(agreements.take(budi, looked, said).getContentAsString()).contains("1 baru");

    String next = agreements.look(budi, agreement("2", "Dua", name.toUpperCase(java.util.Locale.ROOT)));
    assertThat(next).contains("1 baru · 0 sudah ada · 0 menunggu", "Nama yang diingat dari berkas sebelumnya (1)")
        .doesNotContain("Nama yang belum dikenal");
    assertThat(agreements.look(ani, agreement("2", "Dua", name))).contains("0 baru · 0 sudah ada · 1 menunggu");
    assertThat(meetings.look(budi, meeting("Lain", "Disdukcapil; " + name))).doesNotContain("Nama yang diingat");
    assertThat(agreements.page(ani, "/73.24/agreements/import")).doesNotContain(name);
    assertThat(agreements.page(budi, "/73.24/agreements/import")).contains(name, "Yayasan Teduh Contoh", "Lupakan");

    assertThat(forget(budi, agreements, field)).isEqualTo(303);
    assertThat(agreements.look(budi, agreement("2", "Dua", name))).contains("0 baru · 0 sudah ada · 1 menunggu");
    assertThat(agreements.page(budi, "/73.24/agreements/import")).doesNotContain(name);
  }

  @Test
  void a_remembered_name_that_is_unsaid_on_the_page_is_forgotten() throws Exception {
    String name = "Lembaga Lepas " + mark;
    String looked = agreements.look(budi, agreement("1", "Satu", name));
    String field = fieldOf(looked, name);
    agreements.take(budi, looked, Map.of(field, "same:" + TestCast.NGO, "again", "yes"));

    agreements.take(budi, looked, Map.of(field, "", "again", "yes"));

    assertThat(agreements.look(budi, agreement("1", "Satu", name))).contains("1 menunggu", "Nama yang belum dikenal");
  }

  @Test
  void a_heading_that_was_put_right_is_known_in_the_next_file() throws Exception {
    String odd = "Bersama siapa " + mark;
    byte[] sheet = TestWorkbook.of(row(1, "Nomor", "Judul", odd, "Tanggal", "OPD")
        + row(2, "1/" + mark, "Kolom " + mark, "Yayasan Teduh", "01/02/2024", "Disdukcapil")).bytes();
    String looked = agreements.upload(budi, sheet).getContentAsString();
    assertThat(looked).contains("Kolom wajib ini tidak ada");
    Map<String, String> columns = new HashMap<>(RegisterPages.form(looked));
    columns.keySet().removeIf(field -> !field.startsWith("shown."));
    Map<String, String> chosen = new HashMap<>(Map.of("again", "yes"));
    columns.forEach((field, place) -> chosen.put(field.replace("shown.", "column."), place));
    chosen.put("column.8", "2");
    assertThat(agreements.take(budi, looked, chosen).getContentAsString()).contains("1 baru");

    assertThat(agreements.look(budi, sheet)).contains("1 baru · 0 sudah ada · 0 menunggu");
    assertThat(agreements.upload(ani, sheet).getStatus()).isEqualTo(422);
    assertThat(agreements.page(budi, "/73.24/agreements/import")).contains("Judul kolom", odd, "Mitra");
  }

  @Test
  void a_row_that_was_taken_is_there_although_its_names_were_answered_by_another() throws Exception {
    String name = "Lembaga Jauh " + mark;
    byte[] sheet = agreement("1", "Sudah", name);
    String looked = agreements.look(budi, sheet);
    agreements.take(budi, looked, Map.of(fieldOf(looked, name), "same:" + TestCast.NGO));
    String id = agreements.idOf(agreements.list(budi, mark), "Sudah " + mark);

    assertThat(agreements.look(ani, sheet)).contains("0 baru · 1 sudah ada · 0 menunggu")
        .contains("href=\"/73.24/agreements/" + id + "\"");

    String guests = "Karang " + mark;
    byte[] agenda = meeting("Sudah", guests);
    String asked = meetings.look(budi, agenda);
    meetings.take(budi, asked, Map.of("choice.office", TestCast.DP3A.toString()));
    String meeting = meetings.idOf(meetings.list(budi, mark), "Sudah " + mark);
    assertThat(meetings.take(ani, meetings.look(ani, agenda), Map.of("choice.office", "", "again", "yes"))
        .getContentAsString()).contains("0 baru · 1 sudah ada · 0 menunggu", "/73.24/meetings/" + meeting);
  }

  @Test
  void the_second_office_is_said_to_be_a_supporter() throws Exception {
    byte[] sheet =
        TestWorkbook
            .of(AGREEMENT_HEADS
                + row(2, "1/" + mark, "Bersama " + mark, "Yayasan Teduh", "01/02/2024", "Disdukcapil; Dinsos P3A"))
            .bytes();

    String looked = agreements.look(budi, sheet);
    assertThat(looked).contains("1 baru", "Dicatat sebagai pendukung, tidak ikut menandatangani: Dinas Sosial");
    agreements.take(budi, looked, Map.of());

    assertThat(agreements.list(budi, mark)).contains("Pihak lain", "Dinas Sosial");
  }

  @Test
  void what_was_taken_can_be_undone_on_the_page_of_the_import_whatever_was_done_since() throws Exception {
    agreements.take(budi, agreements.look(budi, agreement("1", "Pertama", "Yayasan Teduh")), Map.of());
    agreements.take(budi, agreements.look(budi, agreement("2", "Kedua", "Yayasan Teduh")), Map.of());
    meetings.take(budi, meetings.look(budi, meeting("Ketiga", "Disdukcapil")), Map.of());

    String page = agreements.page(budi, "/73.24/agreements/import");
    List<String> offers = UNDO.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(offers).hasSizeGreaterThanOrEqualTo(2).hasSizeLessThanOrEqualTo(100);
    assertThat(page).contains("Bisa diurungkan sampai", "register.xlsx");
    assertThat(agreements.page(ani, "/73.24/agreements/import")).doesNotContain(offers.getFirst());
    mvc.perform(post("/73.24/undo/" + offers.getFirst()).cookie(ani).with(csrf()));
    assertThat(agreements.list(budi, mark)).contains("Kedua " + mark);

    mvc.perform(post("/73.24/undo/" + offers.get(1)).cookie(budi).with(csrf()));

    assertThat(agreements.list(budi, mark)).contains("Kedua " + mark).doesNotContain("Pertama " + mark);
    assertThat(agreements.page(budi, "/73.24/agreements/import")).contains(offers.getFirst())
        .doesNotContain(offers.get(1));
    assertThat(meetings.page(budi, "/73.24/meetings/import")).contains("1 pertemuan diambil");
  }

  @Test
  void of_very_many_answers_the_oldest_are_forgotten() {
    Actor actor = cast.actorOf(TestCast.PARTNER);
    ActorContext.runAs(actor, () -> {
      List<RegisterAnswer> many = IntStream.range(0, RegisterAnswerRepository.MAX_KEPT)
          .mapToObj(i -> new RegisterAnswer(TestCast.PARTNER, "test", "name." + i, "Nama " + i, "same:x", "Satu",
              clock.instant().minusSeconds(i)))
          .toList();
      answers.keep(actor, "test", many, List.of());
      answers.keep(actor, "test", List.of(new RegisterAnswer(TestCast.PARTNER, "test", "name.new", "Nama baru",
          "same:x", "Satu", clock.instant().plusSeconds(1))), List.of("name.3"));

      assertThat(answers.list(actor, "test")).hasSize(RegisterAnswerRepository.MAX_KEPT - 1)
          .extracting(RegisterAnswer::field)
          .contains("name.new", "name.0")
          .doesNotContain("name.3", "name." + (RegisterAnswerRepository.MAX_KEPT - 1));
      answers.forget(actor, "test", "");
      assertThat(answers.list(actor, "test")).isEmpty();
    });
  }

  private int forget(Cookie who, RegisterPages pages, String field) throws Exception {
    return mvc.perform(post(pages.list() + "/import/forgetting").param("field", field).cookie(who).with(csrf()))
        .andReturn()
        .getResponse()
        .getStatus();
  }
}
