package id.payung.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.legislation.DraftEventRegistration.LetterFile;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who reads a draft, where, and until when: each role, each page, each sheet, and the database itself. */
@PayungTest
class DraftLeakTests {
  /** The regent's people of the wide reach; the initiator's office; the council's; and those who read no draft. */
  private static final Map<String, String> PEOPLE = new LinkedHashMap<>(
      Map.of("hukum.uji", "regent", "ani", "regent", "budi", "regent", "indah", "regent", "joko", "regent", "citra",
          "initiator", "setwan.uji", "council", "dewi", "other office", "hadi", "nobody", "fitri", "nobody"));

  @Autowired MockMvc mvc;
  @Autowired DraftFixture drafts;
  @Autowired DraftEventRegistration events;
  @Autowired DocumentStorage documents;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  private MockHttpServletResponse open(String who, String path) throws Exception {
    return mvc.perform(get("/73.24" + path).cookie(TestSignIn.sessionCookie(mvc, who))).andReturn().getResponse();
  }

  /** Everybody whose page, list, board, sheet, JSON or duties has the text. */
  private Set<String> readers(UUID draft, UUID event, String title) throws Exception {
    Set<String> readers = new TreeSet<>();
    Map<String, Set<String>> ways = new TreeMap<>();
    String narrowed = "?show=all&q=" + title.replace(" ", "+");
    for (String who : PEOPLE.keySet()) {
      Set<String> found = new TreeSet<>();
      for (String path : List.of("/drafts" + narrowed, "/drafts" + narrowed + "&format=json", "/drafts/" + draft,
          "/drafts/board")) {
        if (open(who, path).getContentAsString().contains(title)) {
          found.add(path.replaceAll("[?].*format.*", " json").replaceAll("[?].*", "").replace(draft.toString(), "id"));
        }
      }
      MockHttpServletResponse sheet = open(who, "/drafts/export.xlsx" + narrowed);
      if (sheet.getStatus() == 200 && sheetText(sheet.getContentAsByteArray()).contains(title)) {
        found.add("sheet");
      }
      if (open(who, "/drafts/" + draft + "/events/" + event + "/letter").getStatus() == 200) {
        found.add("letter");
      }
      if (!found.isEmpty()) {
        ways.put(who, found);
        readers.add(PEOPLE.get(who) + ":" + who);
      }
    }
    assertThat(Set.copyOf(ways.values())).as("who reads it reads it everywhere: " + ways).hasSizeLessThan(2);
    return readers;
  }

  private static String sheetText(byte[] bytes) throws Exception {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      StringBuilder text = new StringBuilder();
      for (Row row : book.getFirstSheet().read()) {
        for (int cell = 0; cell < row.getCellCount(); cell++) {
          text.append(row.getCellText(cell)).append('\n');
        }
      }
      return text.toString();
    }
  }

  private static Set<String> of(String... sides) {
    Set<String> readers = new TreeSet<>();
    PEOPLE.forEach((who, side) -> {
      if (Set.of(sides).contains(side)) {
        readers.add(side + ":" + who);
      }
    });
    return readers;
  }

  /** With a letter and a note of the writing side. */
  private UUID passWithLetter(Actor actor, UUID draft, String kind, LocalDate day, String note) {
    DraftEventForm form = RecordCopy.of(drafts.form(actor, draft, kind, day)).with(DraftEventForm::note, note).make();
    ActorContext.runAs(actor, () -> {
      var kept = documents.store(actor, DrawnPictures.jpeg(DrawnPictures.landscape(draft.hashCode(), 160, 120), 0.8f),
          DocumentLimits.OFFICIAL);
      events.record(actor, draft, form, LetterFile.of("surat.jpg", kept));
    });
    return form.event();
  }

  @Test
  void a_draft_of_the_regent_is_closed_to_the_council_until_it_is_brought_there_and_again_when_that_is_taken_back()
      throws Exception {
    String title = "Raperda sisi Bupati " + Ids.next();
    LocalDate day = TestCast.today(clock).minusDays(40);
    Actor legal = drafts.legal();
    drafts.council();
    UUID draft = drafts.begin("perda-regent", title, day);
    UUID letter = passWithLetter(legal, draft, "draft-completed", day, "Catatan intern Bupati " + draft);
    assertThat(readers(draft, letter, title)).isEqualTo(of("regent", "initiator"));

    drafts.pass(draft, day, "harmonisation-requested", "harmonisation-completed", "submitted-to-council");
    assertThat(readers(draft, letter, title)).isEqualTo(of("regent", "initiator", "council"));
    assertThat(open("setwan.uji", "/drafts/" + draft).getContentAsString()).doesNotContain("Catatan intern");
    assertThat(open("citra", "/drafts/" + draft).getContentAsString()).contains("Catatan intern Bupati");
    assertThat(open("hukum.uji", "/drafts/" + draft).getContentAsString()).contains("Catatan intern Bupati");

    UUID note = passWithLetter(drafts.council(), draft, "plenary-one", day, "Siasat fraksi " + draft);
    assertThat(note).isNotNull();
    assertThat(open("setwan.uji", "/drafts/" + draft).getContentAsString()).contains("Siasat fraksi");
    for (String who : List.of("hukum.uji", "ani", "budi", "citra", "joko")) {
      assertThat(open(who, "/drafts/" + draft).getContentAsString()).as(who).doesNotContain("Siasat fraksi");
    }
  }

  @Test
  void a_draft_of_the_council_is_closed_to_the_regents_wide_reach_until_it_is_brought_there() throws Exception {
    String title = "Raperda sisi DPRD " + Ids.next();
    LocalDate day = TestCast.today(clock).minusDays(40);
    Actor council = drafts.council();
    drafts.legal();
    UUID draft = drafts.begin("perda-council", title, day);
    UUID letter = passWithLetter(council, draft, "draft-completed", day, "Catatan intern DPRD " + draft);
    assertThat(readers(draft, letter, title)).isEqualTo(of("council"));
    for (String who : List.of("ani", "budi", "joko", "hukum.uji")) {
      for (String page : List.of("/trail", "/changes", "/search?q=sisi+DPRD", "/undo", "")) {
        assertThat(open(who, page).getContentAsString()).as(who + " " + page).doesNotContain(title);
      }
    }

    drafts.pass(draft, day, "harmonisation-requested", "harmonisation-completed");
    UUID brought = drafts.record(council, draft, drafts.form(council, draft, "submitted-to-regent", day));
    assertThat(readers(draft, letter, title)).isEqualTo(of("regent", "council"));
    assertThat(open("hukum.uji", "/drafts/" + draft).getContentAsString()).doesNotContain("Catatan intern");

    ActorContext.runAs(council, () -> events.takeBack(council, draft, brought, "Belum ditandatangani"));
    assertThat(readers(draft, letter, title)).isEqualTo(of("council"));
  }

  /** Past all code, as the database lets each of them look. */
  @Test
  void the_database_itself_keeps_the_sides_apart() {
    LocalDate day = TestCast.today(clock).minusDays(10);
    UUID ours = drafts.begin("perda-regent", "Raperda kunci kedua " + Ids.next(), day);
    Actor council = drafts.council();
    UUID theirs = drafts.begin("perda-council", "Raperda kunci kedua " + Ids.next(), day);
    for (String table : List.of("legislation.draft WHERE id", "legislation.event WHERE draft")) {
      assertThat(count(drafts.legal(), table, ours)).as(table).isOne();
      assertThat(count(drafts.legal(), table, theirs)).as(table).isZero();
      assertThat(count(council, table, theirs)).as(table).isOne();
      assertThat(count(council, table, ours)).as(table).isZero();
      assertThat(count(Actor.service("legislation", TestCast.LUWU_TIMUR), table, theirs)).as(table).isOne();
    }
  }

  private long count(Actor actor, String where, UUID id) {
    return ActorContext.callAs(actor, () -> transactions
        .execute(_ -> jdbc.sql("SELECT count(*) FROM " + where + " = :id").param("id", id).query(Long.class).single()));
  }

  @Test
  void the_trail_says_that_something_happened_and_not_what_was_written() throws Exception {
    Actor council = drafts.council();
    LocalDate day = TestCast.today(clock).minusDays(10);
    UUID draft = drafts.begin("perda-council", "Raperda diam-diam " + Ids.next(), day);
    UUID event = passWithLetter(council, draft, "draft-completed", day, "Catatan jejak " + draft);
    ActorContext.runAs(council, () -> events.takeBack(council, draft, event, "Alasan jejak " + draft));
    List<String> texts = ActorContext.callAs(Actor.service("audit", TestCast.LUWU_TIMUR),
        () -> transactions.execute(_ -> jdbc
            .sql("SELECT u::text FROM audit.unsealed u WHERE u::text LIKE :draft UNION ALL "
                + "SELECT e::text FROM audit.entry e WHERE e::text LIKE :draft")
            .param("draft", "%" + draft + "%")
            .query(String.class)
            .list()));
    assertThat(texts).isNotEmpty().noneMatch(text -> text.matches("(?s).*(diam-diam|Catatan jejak|Alasan jejak).*"));
  }

  @Test
  void the_regents_page_says_which_draft_stands_still_and_none_that_the_council_keeps_to_itself() throws Exception {
    LocalDate longAgo = TestCast.today(clock).minusDays(700);
    String ours = "Raperda yang paling lama diam " + Ids.next();
    String theirs = "Raperda DPRD yang lebih lama diam " + Ids.next();
    drafts.begin("perda-regent", ours, longAgo);
    drafts.council();
    drafts.begin("perda-council", theirs, longAgo.minusDays(5));
    for (String who : List.of("indah", "budi", "ani")) {
      assertThat(open(who, "/regent").getContentAsString()).as(who)
          .contains("lebih dari 30 hari tanpa peristiwa", ours, "Paling lama 700 hari")
          .doesNotContain(theirs);
    }
  }
}
