package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.web.access.VisitorAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whoever owes something finds on its page what settles it, and may send it. */
@DemoApplicationTest
class DutyPageTests {
  private static final Pattern LINK = Pattern.compile("href=\"(/73\\.24/[^\"#]*)");
  private static final String SUBJECT = "<subject>";

  /**
   * What settles a duty of a kind: where a form of its page is sent, or where a link of its page leads to such a form.
   */
  private static final Map<String, String> SETTLED_BY =
      Map.ofEntries(Map.entry("agreements.duty.approve", "/plans/<subject>/versions/\\d+/approval$"),
          Map.entry("agreements.duty.expires", "/agreements/<subject>/renewal$"),
          Map.entry("agreements.duty.gate", "/activities/[^/]+/lines/<subject>/stage$"),
          Map.entry("agreements.duty.money", "/activities/[^/]+/lines/<subject>/realisation$"),
          Map.entry("agreements.duty.number", "/agreements/<subject>/numbers$"),
          Map.entry("agreements.duty.paper", "/agreements/<subject>/versions/\\d+/file$"),
          Map.entry("audit.duty.digest", "/trail/digest/keeping$"),
          Map.entry("community.duty.conflict", "/reports/<subject>/settlement$"),
          Map.entry("community.duty.incomplete", "/reports/<subject>/edit > /reports/<subject>$"),
          Map.entry("community.duty.returned", "/reports/<subject>/edit > /reports/<subject>$"),
          Map.entry("community.duty.review", "/reports/<subject>/acceptance$"),
          Map.entry("community.need.duty", "/needs/<subject>/answer$"),
          Map.entry("community.need.duty.late", "/needs/<subject>/answer$"),
          Map.entry("community.need.duty.review", "/needs/<subject>/answer$"),
          Map.entry("community.need.duty.unaccompanied", "/needs/<subject>/answer$"),
          Map.entry("evidence.duty.beside", "/evidence/uses/<subject>/(?:mending|replacement)$"),
          Map.entry("evidence.duty.proposal", "/evidence/uses/[^/]+/taking$"),
          Map.entry("evidence.duty.unplaced", "/evidence/inbox/<subject>$"),
          Map.entry("indicators.duty.kind.answer", "/questions/[^/]+/answer$"),
          Map.entry("indicators.duty.kind.ask", "/owners/questions$"),
          Map.entry("indicators.duty.kind.check", "/desk$"), Map.entry("indicators.duty.kind.mended", "/desk$"),
          Map.entry("indicators.duty.kind.returned", "/evidence/uses/[^/]+/(?:mending|replacement)$"),
          Map.entry("insight.notice.activity", "/reports/new > /reports$"),
          Map.entry("insight.notice.decisions",
              "/meetings/decisions/[^/]+ > /meetings/decisions/[^/]+/(?:answer|result)$"),
          Map.entry("legislation.duty.draft", "/drafts/<subject>/events/new > /drafts/<subject>/events$"),
          Map.entry("agreements.duty.returned", "/plans/<subject>/versions/\\d+/offer$"),
          Map.entry("insight.notice.data", "/kla/[^/]+/questions/[^/]+/answer$"),
          Map.entry("meetings.duty.decision", "/meetings/decisions/<subject>/answer$"),
          Map.entry("remarks.duty.activity", "/remarks$"), Map.entry("remarks.duty.evidence", "/remarks$"),
          Map.entry("remarks.duty.question", "/remarks$"));

  @Autowired SiteCrawler crawler;
  @Autowired List<DutySource> sources;
  @Autowired VisitorAuthenticator authenticator;
  @Autowired VisibleRowRepository rows;

  @Test
  void whoever_owes_something_finds_on_its_page_what_settles_it() throws Exception {
    FormReceivers receivers = FormReceivers.of(crawler, authenticator);
    Map<String, String> unsettled = new TreeMap<>();
    Set<String> kinds = new TreeSet<>();
    int owed = 0;
    for (String person : listAccounts()) {
      Actor actor = receivers.actorOf(person);
      for (Duty duty : listDuties(actor)) {
        owed++;
        kinds.add(duty.kind());
        String missing = findMissing(receivers, person, actor, duty);
        if (missing != null) {
          unsettled.put(person + " " + duty.kind() + " " + duty.path(), missing);
        }
      }
    }

    assertThat(unsettled).isEmpty();
    assertThat(SETTLED_BY).containsKeys(kinds.toArray(String[]::new));
    assertThat(kinds).hasSizeGreaterThan(8);
    assertThat(owed).isGreaterThan(100);
  }

  /** Everybody who may work in the demonstration. */
  private List<String> listAccounts() throws Exception {
    return rows.listTexts("""
        SELECT DISTINCT p.sign_in_name FROM accounts.person p JOIN accounts.mandate m ON m.person = p.id
         WHERE m.regency = '73.24' AND m.ended_at IS NULL AND m.valid_from <= current_date
           AND coalesce(m.valid_to, current_date) >= current_date ORDER BY 1""");
  }

  private List<Duty> listDuties(Actor actor) {
    List<Duty> duties = new ArrayList<>();
    for (DutySource source : sources) {
      duties.addAll(ActorContext.callAs(actor, () -> source.listDuties(actor, 300)));
    }
    return duties;
  }

  /** Null where the person can do it. */
  private @Nullable String findMissing(FormReceivers receivers, String person, Actor actor, Duty duty)
      throws Exception {
    MockHttpServletResponse page = crawler.openPage("/73.24" + duty.path().replaceFirst("#.*$", ""), person);
    if (page.getStatus() != 200) {
      return "status " + page.getStatus();
    }
    String[] settledBy = SETTLED_BY.getOrDefault(duty.kind(), "nothing is declared")
        .replace(SUBJECT, duty.subject().toString())
        .split(" > ");
    Pattern leads = Pattern.compile(settledBy[0]);
    Pattern settles = Pattern.compile(settledBy[settledBy.length - 1]);
    String html = SiteCrawler.bodyText(page);
    List<String> forms = CrawledForms.listActions(html);
    if (forms.stream().anyMatch(form -> settles.matcher(form).find())) {
      return findRefused(receivers, actor, settles, forms);
    }
    List<String> links =
        LINK.matcher(html).results().map(link -> link.group(1).replace("&amp;", "&")).distinct().toList();
    for (String link : links) {
      if (leads.matcher(SiteCrawler.withoutQuery(link)).find()) {
        MockHttpServletResponse behind = crawler.openPage(link, person);
        List<String> formsBehind = CrawledForms.listActions(SiteCrawler.bodyText(behind));
        if (behind.getStatus() == 200 && formsBehind.stream().anyMatch(form -> settles.matcher(form).find())) {
          return findRefused(receivers, actor, settles, formsBehind);
        }
      }
    }
    return "nothing of " + settles + " among " + forms;
  }

  private @Nullable String findRefused(FormReceivers receivers, Actor actor, Pattern settles, List<String> forms) {
    List<String> refused = forms.stream()
        .filter(form -> settles.matcher(form).find())
        .filter(form -> !receivers.letsIn(form, actor.roles()))
        .toList();
    return refused.isEmpty() ? null : "refused: " + refused;
  }
}
