package id.payung.platform.sitesearch;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.meetings.Meeting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.TypedWords;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The statement over all kinds, and what is left of a search when one of them fails. */
@PayungTest
class SearchedRecordRepositoryTests {
  @Autowired SearchedRecordRepository records;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  private static SearchableRecord meetings(String detail) {
    return SearchableRecord.of(Meeting.class, SearchKind.of(10, "meetings.title", "meeting", "/meetings"))
        .title("r.title")
        .detail(detail)
        .day("r.held_on")
        .ordered("r.held_on DESC, r.id DESC");
  }

  private Actor secretaryWithMeeting(String title) {
    Actor secretary = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(secretary,
        () -> transactions.executeWithoutResult(_ -> rows.insert(secretary,
            RecordCopy.blank(Meeting.class)
                .with(Meeting::id, Ids.next())
                .with(Meeting::kind, "coordination")
                .with(Meeting::title, title)
                .with(Meeting::heldOn, LocalDate.of(2026, 3, 4))
                .make())));
    return secretary;
  }

  private List<SearchGroup> find(Actor actor, String typed, boolean forgiving, SearchableRecord... kinds) {
    return ActorContext.<List<SearchGroup>, RuntimeException>callAs(actor,
        () -> records.find(actor, List.of(kinds), TypedWords.of(typed), forgiving));
  }

  @Test
  void a_kind_that_fails_or_takes_too_long_loses_itself_and_no_other() {
    Actor secretary = secretaryWithMeeting("Rapat Zamrud Pertama");

    List<SearchGroup> groups = find(secretary, "zamrud", false, meetings("1 / (length(r.title) - length(r.title))"),
        meetings("r.place"), meetings("pg_sleep(9)"));

    assertThat(groups.get(0).unfinished()).isTrue();
    assertThat(groups.get(1).hits()).singleElement()
        .satisfies(hit -> assertThat(hit.title()).isEqualTo("Rapat Zamrud Pertama"));
    assertThat(groups.get(2).unfinished()).isTrue();
  }

  @Test
  void a_page_shows_a_few_of_each_kind_and_says_that_there_are_more() {
    Actor secretary = cast.actorOf(TestCast.ADMIN);
    for (int i = 0; i < SearchGroup.SIZE + 2; i++) {
      secretary = secretaryWithMeeting("Rapat Nilam ke-" + i);
    }

    SearchGroup group = find(secretary, "nilam", false, meetings("r.place")).getFirst();

    assertThat(group.hits()).hasSize(SearchGroup.SIZE);
    assertThat(group.more()).isTrue();
    assertThat(find(secretary, "nilam 3", false, meetings("r.place")).getFirst().more()).isFalse();
  }

  @Test
  void words_with_a_letter_wrong_are_found_in_any_order() {
    Actor secretary = secretaryWithMeeting("Rapat Koordinasi Pualam, Jum'at");

    assertThat(find(secretary, "pualm  rapat", false, meetings("r.place")).getFirst().hits()).isEmpty();
    assertThat(find(secretary, "pualm  rapat", true, meetings("r.place")).getFirst().hits()).hasSize(1);
    assertThat(find(secretary, "pualm  rapta", true, meetings("r.place")).getFirst().hits()).isEmpty();
    assertThat(find(secretary, "jum\u02BCat pualam", false, meetings("r.place")).getFirst().hits()).hasSize(1);
  }
}
