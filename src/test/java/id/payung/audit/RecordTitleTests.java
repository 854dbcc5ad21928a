package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.indicators.answer.CheckerOpinionRepository;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.result.OfficialResultRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  @Autowired ObjectProvider<RecordTitle.SubjectTitleDirectory> directories;
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

  @Test
  void every_kind_that_the_trail_tells_of_has_a_title() {
    Set<String> kinds = new Messages().keys(Messages.INDONESIAN)
        .stream()
        .filter(key -> key.startsWith("audit.kind."))
        .map(key -> key.substring("audit.kind.".length()))
        .collect(Collectors.toSet());

    Set<String> titled =
        Stream
            .concat(sources.stream().flatMap(source -> source.recordTitles().stream()).map(RecordTitle::kind),
                directories.stream().map(RecordTitle.SubjectTitleDirectory::kind))
            .collect(Collectors.toSet());

    assertThat(kinds).hasSizeGreaterThan(25).contains("device", "answer");
    assertThat(titled).isEqualTo(kinds);
  }

  /** The subjects of these stand in no column: they are made of names, here and where the line was written. */
  @Test
  void a_title_is_found_by_the_same_name_that_its_line_was_written_with() {
    Map<String, RecordTitle> named = sources.stream()
        .flatMap(source -> source.recordTitles().stream())
        .filter(RecordTitle::isNamed)
        .collect(Collectors.toMap(RecordTitle::kind, Function.identity()));

    assertThat(named.keySet()).containsExactlyInAnyOrder("answer", "opinion", "request", "data-owner", "evaluation",
        "stage-result", "planning-gate", "status-rule");
    assertThat(named.get("answer").subjectOf("73.24", ":2036:1.1"))
        .isEqualTo(QuestionAnswerRepository.trailSubjectId("73.24", "2036", "1.1"));
    assertThat(named.get("opinion").subjectOf("73.24", ":2036:1.1"))
        .isEqualTo(CheckerOpinionRepository.trailSubjectId("73.24", "2036", "1.1"));
    assertThat(named.get("request").subjectOf("73.24", ":2036:1.1"))
        .isEqualTo(DataRequestRepository.trailSubjectId("73.24", "2036", "1.1"));
    assertThat(named.get("evaluation").subjectOf("73.24", ":2036"))
        .isEqualTo(EvaluationRepository.trailSubjectId("73.24", "2036"));
    assertThat(named.get("stage-result").subjectOf("73.24", ":2036:VA"))
        .isEqualTo(OfficialResultRepository.trailSubjectId("73.24", "2036", "VA"));
    assertThat(named.get("data-owner").subjectOf("73.24", ":police")).isEqualTo(Ids.fromName("owner:73.24:police"));
    assertThat(named.get("planning-gate").subjectOf("73.24", "2036renja"))
        .isEqualTo(Ids.fromName("gate:73.242036renja"));
    assertThat(named.get("status-rule").subjectOf("73.24", "2036-01-01"))
        .isEqualTo(Ids.fromName("status-rule:73.242036-01-01"));
  }

  @Test
  void a_phone_that_two_use_is_called_after_both_and_not_after_the_last() throws Exception {
    UUID device = UUID.randomUUID();
    for (String who : List.of("fitri", "citra")) {
      String body = """
          {"device": "%s", "deviceName": "Ponsel desa", "name": "%s", "password": "%s", "version": 1}
          """.formatted(device, who, TestCast.PASSWORD);
      assertThat(mvc.perform(post("/api/v1/devices").contentType("application/json").content(body))
          .andReturn()
          .getResponse()
          .getStatus()).isEqualTo(200);
    }
    Actor joko = cast.actorOf(TestCast.AUDITOR);
    RecordTitle.SubjectTitleDirectory phones =
        directories.stream().filter(one -> one.kind().equals("device")).findFirst().orElseThrow();

    String title = ActorContext.callAs(joko, () -> transactions.execute(_ -> phones.findTitles(joko, List.of(device))))
        .get(device);

    assertThat(title).contains("Citra", "Fitri", " · Ponsel desa");
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
