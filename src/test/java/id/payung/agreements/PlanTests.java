package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.ActivityText;
import id.payung.agreements.plan.Approving;
import id.payung.agreements.plan.Drafting;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.plan.PlanState;
import id.payung.agreements.plan.Plans;
import id.payung.agreements.plan.Wish;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.AtOnce;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PayungTest
@Import(Scenes.class)
class PlanTests {
  @Autowired Scenes scenes;
  @Autowired Plans plans;
  @Autowired Drafting drafting;
  @Autowired Approving approving;
  @Autowired Activities activities;

  private Object[] form(UUID id, String title, int number) {
    return new Object[]{"id", id, "basedOn", "0", "places", "1", "number", number, "title", title, "kind", "training",
      "office", Cast.DISDUKCAPIL, "partner", Cast.NGO, "starts", Scenes.YEAR + "-02-01", "ends", Scenes.YEAR + "-11-30",
      "target", "1.200", "unit", "orang", "question", "6.1", "l1.id", Ids.next(), "l1.what", "Honor pelatih",
      "l1.source", "apbd-kabupaten", "l1.owner", Cast.DISDUKCAPIL, "l1.stage", "dpa", "l1.amount", "12.500.000"};
  }

  private Plan plan(String title) {
    return scenes.plan(scenes.agreement(title));
  }

  @Test
  void an_activity_is_typed_with_its_line_and_stands_in_every_list() throws Exception {
    Plan plan = plan("Rencana diketik");
    UUID id = Ids.next();

    scenes.send("budi", "/plans/" + plan.id() + "/activities", form(id, "Pelatihan kader diketik", 1))
        .andExpect(status().is3xxRedirection());

    scenes.see("budi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("Pelatihan kader diketik")))
        .andExpect(content().string(containsString("Rp12.500.000")))
        .andExpect(content().string(not(containsString("⟦"))));
    scenes.see("budi", "/plans/" + plan.id())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("draf versi 1")))
        .andExpect(content().string(not(containsString("⟦"))));
    scenes.see("budi", "/activities/" + id)
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("⟦"))));
    scenes.see("budi", "/activities?q=kader%20diketik")
        .andExpect(content().string(containsString("Pelatihan kader diketik")))
        .andExpect(content().string(not(containsString("⟦"))));
  }

  @Test
  void the_office_that_got_work_sees_the_plan_and_its_agreement_from_then_on() throws Exception {
    UUID agreement = scenes.agreement("Kantor baru ikut");
    Plan plan = scenes.plan(agreement);
    scenes.see("citra", "/plans/" + plan.id()).andExpect(status().isNotFound());

    scenes.write(plan, scenes.activity(1, "Tugas Disdukcapil"));

    scenes.see("citra", "/plans/" + plan.id()).andExpect(status().isOk());
    scenes.see("citra", "/agreements/" + agreement).andExpect(status().isOk());
  }

  @Test
  void a_bad_form_comes_back_with_what_was_typed() throws Exception {
    Plan plan = plan("Salah isi");
    Object[] form = form(Ids.next(), "Kegiatan salah", 1);
    form[19] = "2019-12-01";
    scenes.send("budi", "/plans/" + plan.id() + "/activities", form)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Kegiatan salah")))
        .andExpect(content().string(containsString("mendahului tanggal mulai")));
  }

  @Test
  void a_kelurahan_has_no_village_money() throws Exception {
    Plan plan = plan("Uang kelurahan");
    UUID kelurahan = scenes.as(Cast.VOLUNTEER, actor -> actor.villages().iterator().next());
    Object[] form = java.util.Arrays.copyOf(form(Ids.next(), "Dana desa di kelurahan", 1), 40);
    form[31] = "dana-desa";
    form[35] = "rkpdes";
    form[38] = "l1.village";
    form[39] = kelurahan;
    scenes.send("budi", "/plans/" + plan.id() + "/activities", form)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Kelurahan tidak punya APBDes")));
  }

  @Test
  void a_stale_save_is_refused_with_both_values() {
    Plan plan = plan("Simpan bersamaan");
    ActivityText first = scenes.activity(1, "Judul pertama");
    scenes.write(plan, first);
    ActivityText mine = with(first, "Judul saya");
    ActivityText theirs = with(first, "Judul mereka");
    scenes.doing(Cast.SECRETARY, actor -> drafting.save(actor, plan.id(), 1, new Wish(theirs, Map.of(), Map.of())));

    assertThatThrownBy(() -> scenes.doing(Cast.PARTNER,
        actor -> drafting.save(actor, plan.id(), 1, new Wish(mine, Map.of(), Map.of()))))
        .isInstanceOfSatisfying(Stale.class, stale -> assertThat(stale.differences())
            .anySatisfy(difference -> assertThat(difference.theirs()).isEqualTo("Judul mereka")));
  }

  @Test
  void both_sides_approve_the_same_version_and_it_is_frozen() throws Exception {
    Plan plan = plan("Disetujui berdua");
    scenes.write(plan, scenes.activity(1, "Kegiatan disetujui"));
    String code = scenes.as(Cast.SECRETARY, actor -> approving.offer(actor, plan.id(), 1));

    scenes.send("hadi", "/plans/" + plan.id() + "/versions/1/approval", "code", "RKB-PALSU")
        .andExpect(status().isConflict());
    scenes.send("dewi", "/plans/" + plan.id() + "/versions/1/approval", "code", code).andExpect(status().isForbidden());
    scenes.see("hadi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("/approval\"")));
    scenes.send("hadi", "/plans/" + plan.id() + "/versions/1/approval", "code", code)
        .andExpect(status().is3xxRedirection());
    assertThat(state(plan, 1)).isEqualTo(PlanState.OFFERED);
    for (String who : List.of("hadi", "dewi")) {
      scenes.see(who, "/plans/" + plan.id() + "/versions/1")
          .andExpect(content().string(not(containsString("/approval\""))))
          .andExpect(content().string(containsString("Menunggu persetujuan di akun masing-masing")));
    }
    scenes.send("budi", "/plans/" + plan.id() + "/versions/1/approval", "code", code)
        .andExpect(status().is3xxRedirection());

    assertThat(state(plan, 1)).isEqualTo(PlanState.APPROVED);
    assertThatThrownBy(() -> scenes.write(plan, scenes.activity(2, "Terlambat masuk"))).isInstanceOf(Refused.class);
    scenes.see("budi", "/plans/" + plan.id())
        .andExpect(content().string(containsString("versi 1 yang disetujui kedua pihak")));
  }

  @Test
  void what_a_question_lacks_becomes_an_activity_of_a_plan() throws Exception {
    Plan plan = plan("Kebutuhan tahun depan");

    scenes.see("budi", "/plans/choose?q=Kebutuhan%20tahun%20depan&question=8.4")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/plans/" + plan.id() + "/activities/new?question=8.4")))
        .andExpect(content().string(containsString("pertanyaan 8.4")));
    scenes.see("budi", "/plans/" + plan.id() + "/activities/new?question=8.4")
        .andExpect(content().string(containsString("value=\"8.4\" checked")));
    scenes.see("budi", "/plans/" + plan.id() + "/activities/new")
        .andExpect(content().string(not(containsString("value=\"8.4\" checked"))));
    scenes.see("budi", "/plans/choose").andExpect(status().isNotFound());
  }

  @Test
  void two_approvals_at_the_same_moment_freeze_it_once() throws Exception {
    Plan plan = plan("Setuju serentak");
    scenes.write(plan, scenes.activity(1, "Kegiatan serentak"));
    String code = scenes.as(Cast.SECRETARY, actor -> approving.offer(actor, plan.id(), 1));
    Callable<PlanState> secretary =
        () -> scenes.as(Cast.SECRETARY, actor -> approving.approve(actor, plan.id(), 1, code));
    Callable<PlanState> partner = () -> scenes.as(Cast.PARTNER, actor -> approving.approve(actor, plan.id(), 1, code));

    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<PlanState>> all = threads.invokeAll(List.of(secretary, partner, secretary, partner));
      for (Future<PlanState> one : all) {
        one.get();
      }
    }

    assertThat(state(plan, 1)).isEqualTo(PlanState.APPROVED);
    assertThatList(scenes.as(Cast.SECRETARY, actor -> plans.approvals(actor, plan.id()))).hasSize(2);
  }

  @Test
  void ten_of_both_sides_who_approve_at_once_freeze_one_version_once_and_ten_who_renew_it_make_one_draft()
      throws Exception {
    Plan plan = plan("Sepuluh sekaligus");
    scenes.write(plan, scenes.activity(1, "Disetujui sepuluh orang"));
    String code = scenes.as(Cast.SECRETARY, actor -> approving.offer(actor, plan.id(), 1));
    List<UUID> ten =
        Stream.iterate(0, n -> n + 1).limit(10).map(n -> n % 2 == 0 ? Cast.SECRETARY : Cast.PARTNER).toList();

    AtOnce.each(ten, who -> scenes.as(who, actor -> approving.approve(actor, plan.id(), 1, code)));
    List<Integer> drafts = AtOnce.each(java.util.Collections.nCopies(10, Cast.SECRETARY),
        who -> scenes.as(who, actor -> approving.renew(actor, plan.id(), "Menambah sasaran", 1)));

    assertThatList(scenes.as(Cast.SECRETARY, actor -> plans.approvals(actor, plan.id()))).hasSize(2);
    assertThat(state(plan, 1)).isEqualTo(PlanState.APPROVED);
    assertThatList(drafts).containsOnly(2);
    assertThat(scenes.as(Cast.SECRETARY, actor -> plans.require(actor, plan.id())).newest()).isEqualTo(2);
  }

  @Test
  void while_a_new_version_is_written_everything_is_measured_against_the_approved_one() {
    Plan plan = plan("Diukur versi lama");
    ActivityText text = scenes.activity(1, "Sasaran lama");
    scenes.write(plan, text);
    scenes.approved(plan);
    scenes.doing(Cast.SECRETARY, actor -> approving.renew(actor, plan.id(), "Menambah sasaran", 1));
    ActivityText more = with(text, "Sasaran baru");
    scenes.doing(Cast.SECRETARY, actor -> drafting.save(actor, plan.id(), 1, new Wish(more, Map.of(), Map.of())));
    ActivityText fresh = scenes.activity(2, "Baru di versi dua");
    scenes.write(plan, fresh);

    assertThat(scenes.as(Cast.CLERK, actor -> activities.require(actor, text.id())).title()).isEqualTo("Sasaran lama");
    assertThat(scenes.as(Cast.CLERK, actor -> activities.require(actor, fresh.id())).standing()).isFalse();

    scenes.approved(plan);

    assertThat(scenes.as(Cast.CLERK, actor -> activities.require(actor, text.id())).title()).isEqualTo("Sasaran baru");
    assertThat(scenes.as(Cast.CLERK, actor -> activities.require(actor, fresh.id())).standing()).isTrue();
    assertThat(state(plan, 1)).isEqualTo(PlanState.SUPERSEDED);
    assertThat(scenes.as(Cast.SECRETARY, actor -> plans.said(actor, plan.id(), 1)).activities())
        .extracting(ActivityText::title)
        .containsExactly("Sasaran lama");
  }

  @Test
  void an_offered_version_that_is_returned_keeps_its_text_and_loses_its_approvals() {
    Plan plan = plan("Dikembalikan");
    scenes.write(plan, scenes.activity(1, "Perlu diperbaiki"));
    String code = scenes.as(Cast.SECRETARY, actor -> approving.offer(actor, plan.id(), 1));
    scenes.doing(Cast.PARTNER, actor -> approving.approve(actor, plan.id(), 1, code));

    int next = scenes.as(Cast.SECRETARY, actor -> approving.sendBack(actor, plan.id(), 1, "Sasaran keliru"));

    assertThat(next).isEqualTo(2);
    assertThat(state(plan, 1)).isEqualTo(PlanState.RETURNED);
    assertThatThrownBy(() -> scenes.doing(Cast.SECRETARY, actor -> approving.approve(actor, plan.id(), 1, code)))
        .isInstanceOf(Stale.class);
    assertThat(scenes.as(Cast.SECRETARY, actor -> plans.said(actor, plan.id(), 2)).activities()).hasSize(1);
  }

  @Test
  void the_paper_carries_its_code_on_each_page_and_the_scan_belongs_to_that_version_only() throws Exception {
    Plan plan = plan("Di atas kertas");
    for (int number = 1; number <= 40; number++) {
      scenes.write(plan,
          scenes.activity(number, "Kegiatan panjang nomor " + number, Scenes.line(1, "Honor", 1_000_000L * number)));
    }
    String code = scenes.as(Cast.SECRETARY, actor -> approving.offer(actor, plan.id(), 1));

    byte[] pdf = scenes.see("budi", "/plans/" + plan.id() + "/versions/1/paper.pdf")
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document)).contains(code);
      }
    }
    Object[] fields =
        {"code", "RKB-LAIN", "number", "005/RKB/2026", "signedOn", Scenes.TODAY, "signers", "Ani Contoh; Hadi Contoh"};
    scenes.upload("budi", "/plans/" + plan.id() + "/versions/1/signed", pdf, "naskah.pdf", "application/pdf", fields)
        .andExpect(status().is(422));
    fields[1] = code;
    scenes.upload("budi", "/plans/" + plan.id() + "/versions/1/signed", pdf, "naskah.pdf", "application/pdf", fields)
        .andExpect(status().is3xxRedirection());

    assertThat(state(plan, 1)).isEqualTo(PlanState.APPROVED);
    scenes.see("hadi", "/plans/" + plan.id() + "/versions/1/signed/file")
        .andExpect(status().isOk())
        .andExpect(content().contentType("application/pdf"));
    scenes.see("fitri", "/plans/" + plan.id() + "/versions/1/signed/file").andExpect(status().isNotFound());
  }

  @Test
  void work_before_the_paper_is_complete_says_so_until_it_is() throws Exception {
    UUID agreement = scenes.agreement("Jalan dulu");
    Plan plan = scenes.plan(agreement);
    ActivityText text = scenes.activity(1, "Sudah jalan");
    scenes.write(plan, text);
    scenes.send("budi", "/agreements/" + agreement + "/beginning", "begunOn", Scenes.TODAY)
        .andExpect(status().is3xxRedirection());

    scenes.see("budi", "/agreements/" + agreement).andExpect(content().string(containsString("Berjalan sejak")));
    scenes.see("citra", "/activities/" + text.id())
        .andExpect(content().string(containsString("Naskah kerja samanya belum lengkap")));

    scenes.inForce(agreement);
    scenes.see("citra", "/activities/" + text.id())
        .andExpect(content().string(not(containsString("Naskah kerja samanya belum lengkap"))));
  }

  @Test
  void a_volunteer_sees_the_activity_of_their_village_without_money_and_no_plan() throws Exception {
    Plan plan = plan("Untuk Magani");
    ActivityText text = scenes.activity(1, "Kegiatan Magani", Scenes.line(1, "Honor rahasia", 9_876_000));
    scenes.write(plan, text);

    scenes.see("fitri", "/activities/" + text.id())
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("9.876.000"))))
        .andExpect(content().string(not(containsString("Honor rahasia"))));
    scenes.see("gita", "/activities/" + text.id()).andExpect(status().isNotFound());
    scenes.see("fitri", "/plans/" + plan.id()).andExpect(status().isNotFound());
    scenes.see("kiki", "/activities/" + text.id()).andExpect(status().isNotFound());
    byte[] sheet = scenes.see("fitri", "/activities/export").andReturn().getResponse().getContentAsByteArray();
    assertThat(new String(sheet, StandardCharsets.ISO_8859_1)).isNotEmpty();
    assertThat(scenes.as(Cast.VOLUNTEER, activities::openFor))
        .anySatisfy(open -> assertThat(open.id()).isEqualTo(text.id()));
    assertThat(scenes.as(Cast.OTHER_VOLUNTEER, activities::openFor))
        .noneSatisfy(open -> assertThat(open.id()).isEqualTo(text.id()));
  }

  private PlanState state(Plan plan, int number) {
    return scenes.as(Cast.SECRETARY, actor -> plans.said(actor, plan.id(), number)).version().state();
  }

  private static ActivityText with(ActivityText text, String title) {
    return new ActivityText(text.id(), text.number(), title, text.kind(), text.office(), text.partners(),
        text.villages(), text.questions(), text.starts(), text.ends(), text.unit(), text.target(), text.note(),
        text.decision(), text.lines());
  }
}
