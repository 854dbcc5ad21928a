package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An activity that left its plan, or whose agreement ended, is found and named, and asks for nothing. */
@PayungTest
class LeftActivityTests {
  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanApproval approval;
  @Autowired PlanDraftEditor editor;
  @Autowired BudgetRealisation money;
  @Autowired AgreementLifeCycle lifecycle;

  private String mark;
  private UUID agreement;
  private JointPlan plan;
  private PlanVersionActivity spent;
  private PlanVersionActivity idle;

  @BeforeEach
  void an_approved_plan_with_an_activity_of_which_money_was_spent() {
    mark = "U" + Ids.next().toString().substring(24);
    agreement = fixture.draftAgreement("Uang " + mark);
    fixture.bringInForce(agreement);
    plan = fixture.openPlan(agreement);
    spent = fixture.newActivity(1, "Kelas terpakai " + mark, AgreementFixture.newLine(1, "Honor " + mark, 40_000_000));
    idle = fixture.newActivity(2, "Kelas tanpa kabar " + mark);
    fixture.saveActivity(plan, spent);
    fixture.saveActivity(plan, idle);
    fixture.saveActivity(plan, fixture.newActivity(3, "Kelas tetap " + mark));
    fixture.offerAndApprove(plan);
    fixture.runAs(TestCast.CLERK, actor -> money.recordRealisation(actor, Ids.next(), spent.lines().getFirst().id(),
        AgreementFixture.TODAY, 9_000_000, "SP2D 7"));
  }

  @Test
  void what_left_its_plan_is_found_in_the_list_its_filter_its_sheet_and_the_search() throws Exception {
    takeOutOfThePlan();
    String path = "/73.24/activities/" + spent.id();

    for (String list : new String[]{"/activities?q=" + mark, "/activities?verdict=left-plan&q=" + mark}) {
      fixture.getPage("budi", list)
          .andExpect(content().string(allOf(containsString(path), containsString("Keluar dari rencana"),
              containsString("terakhir ada di versi 1"), not(containsString("/73.24/activities/" + idle.id())))));
    }
    for (ProgressStatus status : ProgressStatus.PURSUED) {
      fixture.getPage("budi", "/activities?q=" + mark + "&verdict=" + status.code())
          .andExpect(content().string(not(containsString(path))));
    }
    assertThat(sheet("/activities/export.xlsx?q=" + mark)).contains("Kelas terpakai " + mark + "|")
        .contains("Keluar dari rencana", "9000000");
    fixture.getPage("budi", "/search?q=" + mark).andExpect(content().string(containsString(path)));
  }

  @Test
  void its_plan_and_the_sheet_of_it_name_it_and_lead_to_the_version_in_which_it_stood() throws Exception {
    takeOutOfThePlan();
    String version = "/73.24/plans/" + plan.id() + "/versions/1#a1";

    fixture.getPage("budi", "/plans/" + plan.id())
        .andExpect(content().string(allOf(containsString("1. Kelas terpakai " + mark), containsString(version),
            containsString("termasuk Rp9.000.000 dari yang keluar dari rencana"))));
    fixture.getPage("budi", "/activities/" + spent.id())
        .andExpect(content().string(allOf(containsString(version), not(containsString("/versions/2#a1")),
            containsString("termasuk Rp9.000.000 dari yang keluar dari rencana"),
            containsString("sudah keluar dari rencana; terakhir ada di versi 1"))));
    assertThat(sheet("/plans/" + plan.id() + "/versions/2/export.xlsx")).contains("Kelas terpakai " + mark)
        .contains("terakhir ada di versi 1, 0 laporan, terealisasi Rp9.000.000");
  }

  @Test
  void what_is_only_drafted_has_not_left() throws Exception {
    PlanVersionActivity drafted = fixture.newActivity(4, "Kelas rancangan " + mark);
    fixture.runAs(TestCast.SECRETARY, actor -> approval.startNewVersion(actor, plan.id(), "Ditambah", 1));
    fixture.saveActivity(plan, drafted);

    fixture.getPage("budi", "/activities?q=" + mark)
        .andExpect(content().string(not(containsString(drafted.id().toString()))));
    fixture.getPage("budi", "/activities/" + drafted.id())
        .andExpect(content().string(not(containsString("sudah keluar dari rencana"))));
  }

  @Test
  void an_ended_agreement_has_no_activity_that_asks_for_attention() throws Exception {
    fixture.runAs(TestCast.SECRETARY,
        actor -> lifecycle.endEarly(actor, agreement, AgreementFixture.TODAY, "Mitra berhenti"));

    for (String page : new String[]{"/activities?q=" + mark, "/activities?verdict=ended&q=" + mark,
      "/activities/" + idle.id(), "/plans/" + plan.id(), "/plans?q=" + mark, "/agreements?q=" + mark,
      "/agreements/" + agreement}) {
      fixture.getPage("budi", page)
          .andExpect(content().string(allOf(containsString("<span>Berakhir</span>"),
              not(containsString("<span>Perlu perhatian</span>")), not(containsString("<span>Belum mulai</span>")),
              not(containsString("<span>Terlambat</span>")), not(containsString("<span>Sesuai jadwal</span>")))));
    }
    for (ProgressStatus status : ProgressStatus.PURSUED) {
      fixture.getPage("budi", "/activities?q=" + mark + "&verdict=" + status.code())
          .andExpect(content().string(not(containsString("/73.24/activities/" + idle.id()))));
    }
    assertThat(sheet("/activities/export.xlsx?q=" + mark)).contains("Berakhir", "Kerja sama diakhiri");
  }

  @Test
  void paper_and_sheet_of_a_plan_say_that_its_agreement_ended() throws Exception {
    fixture.runAs(TestCast.SECRETARY,
        actor -> lifecycle.endEarly(actor, agreement, AgreementFixture.TODAY, "Mitra berhenti"));

    assertThat(sheet("/plans/" + plan.id() + "/versions/1/export.xlsx")).contains("Diakhiri ");
    byte[] pdf = fixture.getPage("budi", "/plans/" + plan.id() + "/versions/1/paper.pdf")
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document)).contains("DISETUJUI",
          "KERJA SAMA DIAKHIRI");
    }
  }

  private void takeOutOfThePlan() {
    fixture.runAs(TestCast.SECRETARY, actor -> approval.startNewVersion(actor, plan.id(), "Dikurangi", 1));
    for (PlanVersionActivity gone : new PlanVersionActivity[]{spent, idle}) {
      fixture.runAs(TestCast.SECRETARY, actor -> editor.removeActivity(actor, plan.id(), gone.id(),
          plans.loadVersion(actor, plan.id(), 2).find(gone.id()).version(), "Dialihkan"));
    }
    fixture.offerAndApprove(plan);
  }

  /** All cells of the first sheet. */
  private String sheet(String path) throws Exception {
    byte[] bytes = fixture.getPage("budi", path).andReturn().getResponse().getContentAsByteArray();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      return book.getFirstSheet().read().stream().map(LeftActivityTests::cells).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String cells(org.dhatim.fastexcel.reader.Row row) {
    return row.stream().map(cell -> cell == null ? "" : cell.getRawValue()).collect(Collectors.joining("|"));
  }
}
