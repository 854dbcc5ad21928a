package id.payung.demo;

import id.payung.community.need.NeedKind;
import id.payung.community.need.NeedState;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.lifecycle.TransitionRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What volunteers saw that villages need: one is met, one cannot be, one is late, the others wait for an answer. */
@Component
class NeedDemoData {
  private final DemoContext context;
  private final NeedKind needs;

  NeedDemoData(DemoContext context, NeedKind needs) {
    this.context = context;
    this.needs = needs;
  }

  /** @param daysAgo when it was seen */
  private record DemoNeed(String help, int children, int women, int urgency, int daysAgo, String text, NeedState state,
      String answer) {}

  private static final List<DemoNeed> NEEDS = List.of(
      new DemoNeed("identity", 4, 0, 2, 60, "Empat anak di dusun ujung belum punya akta kelahiran.", NeedState.DONE,
          "Didaftarkan saat jemput bola; aktanya sudah diterima keluarga."),
      new DemoNeed("school", 2, 0, 2, 40, "Tidak ke sekolah sejak jembatan rusak.", NeedState.TAKEN_ON, ""),
      new DemoNeed("water", 12, 9, 1, 35, "Sumur kering sejak kemarau.", NeedState.DECLINED,
          "Belum masuk anggaran desa tahun ini; diusulkan ke musyawarah desa."),
      new DemoNeed("disability", 1, 0, 2, 20, "Kursi rodanya rusak.", NeedState.WRITTEN, ""),
      new DemoNeed("nutrition", 3, 1, 3, 2, "Bahan makanan habis setelah banjir.", NeedState.WRITTEN, ""),
      new DemoNeed("work", 0, 8, 1, 5, "Kelompok ingin belajar mengemas abon.", NeedState.WRITTEN, ""));

  void create() {
    List<DemoContext.DemoPerson> volunteers = context.listPeople()
        .stream()
        .filter(person -> person.signIn().startsWith("patbm.") && !person.area().isEmpty())
        .toList();
    for (int i = 0; i < NEEDS.size(); i++) {
      create(NEEDS.get(i), DemoContext.idOf("need:" + i), volunteers.get(i % volunteers.size()));
    }
  }

  private void create(DemoNeed need, UUID id, DemoContext.DemoPerson volunteer) {
    LocalDate day = DemoContext.today().minusDays(need.daysAgo());
    context.travelTo(day);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("village", volunteer.area().getFirst().toString()).put("help", need.help()).put("urgency", need.urgency());
    body.put("day", day.toString()).put("text", need.text());
    body.putObject("people").put("children", need.children()).put("women", need.women()).put("others", 0);
    context.runAs(volunteer.signIn(),
        actor -> needs.receive(actor, new PhoneRecordForm<>(id, needs.read(body), null, DemoContext.noonOf(day))));
    if (need.state() != NeedState.WRITTEN) {
      context.travelTo(day.plusDays(1));
      context.runAs("sekretaris",
          actor -> needs.move(actor, id, new TransitionRequest<>(NeedState.WRITTEN, need.state(), need.answer())));
    }
  }
}
