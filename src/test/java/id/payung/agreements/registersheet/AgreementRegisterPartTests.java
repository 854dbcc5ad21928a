package id.payung.agreements.registersheet;

import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.agreements.register.AgreementContents;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.ImportedRegisterRow;
import id.payung.platform.sheets.taken.RecordRegisterKind;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterDescription;
import id.payung.platform.sheets.taken.RegisterImport;
import id.payung.platform.sheets.taken.RegisterMatch;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.web.servlet.MockMvc;

/** A register is taken part by part: what stops one part is told, and what is there already can be taken back. */
@PayungTest
class AgreementRegisterPartTests {
  @Autowired MockMvc mvc;
  @Autowired Clock clock;
  @Autowired TestCast cast;
  @Autowired RegisterImport imports;
  @Autowired AgreementRegister register;
  private Cookie budi;
  private String mark;
  private RegisterPages pages;

  @BeforeEach
  void budi_signs_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
    pages = new RegisterPages(mvc, "/73.24/agreements", "bagian.xlsx");
    mark = "b" + Ids.next().toString().replace("-", "").substring(16);
  }

  private byte[] sheet(int count, String partner) {
    StringBuilder rows = new StringBuilder(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD"));
    for (int i = 2; i < count + 2; i++) {
      rows.append(row(i, i + "/" + mark, "Bagian " + i + " " + mark, partner.replace("#", Integer.toString(i)),
          "01/02/2024", "Disdukcapil"));
    }
    return TestWorkbook.of(rows.toString()).bytes();
  }

  @Test
  void rows_of_before_the_part_that_cannot_be_stored_stay_and_can_be_taken_back() throws Exception {
    Actor actor = cast.actorOf(TestCast.SECRETARY);
    Map<String, String> form = RegisterPages.form(pages.look(budi, sheet(130, "Yayasan Teduh")));
    var broken = new BreakingRegister(register);

    SeeOther answer =
        ActorContext.callAs(actor, () -> (SeeOther) imports.take(broken, form, actor, TestCast.today(clock)));

    assertThat(answer.words()).isEqualTo("sheets.register.broken-off");
    assertThat(answer.args()).isEqualTo(List.of(100, 30, 102, 131));
    assertThat(answer.carried()).isNotEmpty();
    assertThat(pages.look(budi, sheet(130, "Yayasan Teduh"))).contains("30 baru · 100 sudah ada");
    mvc.perform(post("/73.24/undo/" + answer.carried().values().iterator().next()).cookie(budi).with(csrf()));
    assertThat(pages.look(budi, sheet(130, "Yayasan Teduh"))).contains("130 baru · 0 sudah ada");
  }

  @Test
  void a_title_of_two_letters_that_java_keeps_in_three_places_waits() throws Exception {
    byte[] sheet = TestWorkbook.of(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD")
        + row(2, "1/" + mark, "\ud834\udd1ea", "Yayasan Teduh", "01/02/2024", "Disdukcapil")
        + row(3, "2/" + mark, "Bagian " + mark, "Yayasan Teduh", "01/02/2024", "Disdukcapil")).bytes();

    assertThat(pages.look(budi, sheet)).contains("1 baru · 0 sudah ada · 1 menunggu");
  }

  @Test
  void very_many_new_partners_are_asked_about_in_words() throws Exception {
    String looked = pages.look(budi, sheet(31, "PT Baru # " + mark));
    assertThat(looked).contains("31 mitra baru akan dibuat").contains("name=\"new-names\"");

    var unasked = pages.take(budi, looked, Map.of());
    assertThat(unasked.getStatus()).isEqualTo(422);
    assertThat(pages.list(budi, mark)).doesNotContain("Bagian 2 ");
    assertThat(pages.take(budi, looked, Map.of("new-names", "31")).getStatus()).isEqualTo(303);
    assertThat(pages.list(budi, mark)).contains("Bagian 2 ");
    assertThat(pages.page(budi, "/73.24/meetings/new")).contains("PT Baru 2 " + mark);

    Matcher offer = Pattern.compile("/undo/([0-9a-f-]{36})").matcher(pages.page(budi, "/73.24/undo"));
    assertThat(offer.find()).isTrue();
    mvc.perform(post("/73.24/undo/" + offer.group(1)).cookie(budi).with(csrf()));

    assertThat(pages.page(budi, "/73.24/meetings/new")).doesNotContain(mark);
    assertThat(pages.look(budi, sheet(30, "PT Lain # " + mark))).doesNotContain("mitra baru akan dibuat");
  }

  /** Its second part cannot be stored. */
  private static final class BreakingRegister
      implements
        RecordRegisterKind<AgreementRegisterRow, AgreementContents.Signed> {
    private final AgreementRegister real;
    private int parts;

    BreakingRegister(AgreementRegister real) {
      this.real = real;
    }

    @Override
    public RegisterDescription about() {
      return real.about();
    }

    @Override
    public SheetDefinition<AgreementRegisterRow> sheet() {
      return real.sheet();
    }

    @Override
    public RegisterMatch<AgreementContents.Signed> match(Actor actor, SheetPreview<AgreementRegisterRow> read,
        RegisterAnswers answers) {
      return real.match(actor, read, answers);
    }

    @Override
    public List<ImportedRegisterRow> take(Actor actor, String fileName,
        List<RegisterRow<AgreementContents.Signed>> rows) {
      List<ImportedRegisterRow> taken = real.take(actor, fileName, rows);
      parts++;
      if (parts == 2) {
        throw new DataIntegrityViolationException("a row that no check saw");
      }
      return taken;
    }

    @Override
    public void undo(Actor actor, ImportedRegisterRow step) {
      real.undo(actor, step);
    }
  }
}
