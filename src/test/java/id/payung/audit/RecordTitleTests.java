package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail says which record, and nothing that its reader may not see. */
@PayungTest
class RecordTitleTests {
  @Autowired MockMvc mvc;
  @Autowired RecordTitleLookup titles;
  @Autowired TrailEntryRepository entries;
  @Autowired AuditTrailRepository trail;
  @Autowired ObjectProvider<RecordTitle.RecordTitleSource> sources;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Test
  void a_line_names_the_organisation_and_the_person_that_it_tells_of() throws Exception {
    Actor ani = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(ani, () -> transactions.executeWithoutResult(_ -> {
      trail.recordWrite("organisation", TestCast.DISDUKCAPIL, "changed", List.of("name"), null,
          AuditTrailRepository.TrailReach.NONE);
      trail.recordWrite("person", TestCast.CLERK, "invited", List.of(), null, AuditTrailRepository.TrailReach.NONE);
    }));
    Actor joko = cast.actorOf(TestCast.AUDITOR);
    Map<UUID, String> named = find(joko);

    assertThat(named.get(TestCast.DISDUKCAPIL)).isNotBlank();
    assertThat(named.get(TestCast.CLERK)).isNotBlank();
    for (String page : List.of("/73.24/trail", "/73.24/trail/records/organisation/" + TestCast.DISDUKCAPIL)) {
      assertThat(mvc.perform(get(page).cookie(TestSignIn.sessionCookie(mvc, "joko")))
          .andReturn()
          .getResponse()
          .getContentAsString()).contains(named.get(TestCast.DISDUKCAPIL));
    }
    assertThat(find(cast.neighbourAdmin())).doesNotContainKeys(TestCast.DISDUKCAPIL, TestCast.CLERK);
  }

  @Test
  void every_declared_title_can_be_read_and_none_is_made_of_what_somebody_wrote_of_a_child() {
    List<RecordTitle> all = sources.stream().flatMap(source -> source.recordTitles().stream()).toList();
    Actor joko = cast.actorOf(TestCast.AUDITOR);
    List<TrailEntryView> lines = all.stream().map(declared -> line(declared.kind())).toList();

    ActorContext.runAs(joko, () -> assertThat(titles.findTitles(joko, lines)).isEmpty());
    assertThat(all.stream().map(RecordTitle::kind)).doesNotHaveDuplicates()
        .contains("report", "meeting", "agreement", "activity", "evidence", "need-note");
    Set<String> written = Set.of("r.text", "r.note", "r.title", "r.story");
    assertThat(all.stream()
        .filter(declared -> Set.of("report", "need-note").contains(declared.kind()))
        .map(RecordTitle::titleSql)).noneMatch(sql -> written.stream().anyMatch(sql::contains));
  }

  private Map<UUID, String> find(Actor actor) {
    List<TrailEntryView> lines =
        ActorContext.callAs(cast.actorOf(TestCast.AUDITOR), () -> entries.listByRecords(cast.actorOf(TestCast.AUDITOR),
            List.of("organisation", "person"), List.of(TestCast.DISDUKCAPIL, TestCast.CLERK), 50));
    assertThat(lines.stream().map(TrailEntryView::subject).collect(Collectors.toSet())).hasSize(2);
    return ActorContext.callAs(actor, () -> titles.findTitles(actor, lines));
  }

  private static TrailEntryView line(String kind) {
    return new TrailEntryView(UUID.randomUUID(), Instant.now(), null, "Payung", null, kind, UUID.randomUUID(),
        "created", List.of(), null);
  }
}
