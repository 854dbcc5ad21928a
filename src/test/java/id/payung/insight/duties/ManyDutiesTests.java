package id.payung.insight.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Duties that can be done alike lead from the first page to the list where they are ticked. */
@PayungTest
class ManyDutiesTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired Clock clock;
  @Autowired ReportKind reports;
  @Autowired Messages words;
  @Autowired ObjectProvider<DutySource> sources;

  @Test
  void three_reports_that_wait_are_decided_at_once() throws Exception {
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ActorContext.runAs(fitri, () -> Stream.of(1, 2, 3).forEach(number -> {
      ReportBody body = new ReportBody(null, "Laporan sekaligus " + number, null, TestCast.today(clock).minusDays(500),
          cast.village(TestCast.MAGANI), new ReportBody.PeopleCounts(1, 2, 3, 4), null, null, null, "", null, null,
          null, List.of());
      reports.receive(fitri, new PhoneRecordForm<>(Ids.next(), body, null, clock.instant()));
    }));

    String first = page("/73.24");

    assertThat(first).contains("href=\"/73.24/reports?status=review\"", "Dapat dikerjakan sekaligus");
    assertThat(page("/73.24/reports?status=review")).contains("Laporan sekaligus 3", "id=\"bulk\"",
        "formaction=\"/73.24/reports/acceptance\"");
  }

  @Test
  void every_kind_that_is_done_at_once_has_a_name() {
    Map<String, String> lists = new TreeMap<>();
    ActorContext.runAs(cast.actorOf(TestCast.SECRETARY),
        () -> sources.stream().forEach(source -> lists.putAll(source.listsOfMany())));

    assertThat(lists).hasSizeGreaterThan(2).allSatisfy((kind, path) -> {
      assertThat(words.hasKey(kind)).as(kind).isTrue();
      assertThat(path).startsWith("/");
    });
  }

  @Test
  void two_are_done_one_by_one() {
    List<Duty> two = List.of(duty("a"), duty("a"), duty("b"));

    assertThat(new OpenDuties(two, Set.of(), Map.of("a", "/a", "b", "/b")).many()).isEmpty();
    assertThat(
        new OpenDuties(Stream.concat(two.stream(), Stream.of(duty("a"))).toList(), Set.of("a"), Map.of("a", "/a"))
            .many())
        .containsExactly(new OpenDuties.ManyDuties("a", 3, true, "/a"));
  }

  private static Duty duty(String kind) {
    return new Duty(kind, UUID.randomUUID(), "x", "y", null, "/x", "z", 0);
  }

  private String page(String address) throws Exception {
    return mvc.perform(get(address).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
