package id.payung;

import static id.payung.Walks.HERE;
import static id.payung.Walks.MARKER;
import static id.payung.Walks.NARROW;
import static id.payung.Walks.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * What a person may not read is taken from the database (every text of every row that the policies do not show them)
 * and looked for in everything that they can open: pages, lists, searches, the cells of their sheets, the pages of
 * their PDFs, the API. Then once more without the policies, when the code's own scopes stand alone.
 */
@Demonstrated
class LeakMatrixTests {
  @Autowired Walks walks;
  @Autowired RowsInReach inReach;
  @Autowired Secrets secrets;

  @BeforeAll
  void everybody_walks() throws Exception {
    walks.begun();
  }

  @Test
  void nobody_reads_a_word_of_a_row_that_is_not_theirs() throws Exception {
    Map<String, String> leaks = new TreeMap<>();
    for (String person : NARROW) {
      Map<String, String> hers = secrets.secretsOf(person);
      assertThat(hers).as(person).hasSizeGreaterThan(20);
      Secrets.look(person, walks.of(person), hers, leaks);
    }

    assertThat(leaks).isEmpty();
    // and who sees the whole regency does read them: else nothing was looked for
    Map<String, String> read = new TreeMap<>();
    Secrets.look("sekretaris", walks.of("sekretaris"), secrets.secretsOf("kakao"), read);
    assertThat(read).hasSizeGreaterThan(20);
  }

  @Test
  void the_scopes_of_the_code_hold_when_the_policies_are_gone() throws Exception {
    Map<String, Map<String, String>> hers = new LinkedHashMap<>();
    for (String person : NARROW) {
      hers.put(person, secrets.secretsOf(person));
    }
    Map<String, Set<UUID>> visible = new LinkedHashMap<>();
    for (String person : NARROW) {
      visible.put(person, inReach.visibleTo(person));
    }
    Map<String, String> leaks = new TreeMap<>();
    secrets.policies("DISABLE");
    try {
      Map<String, Walks.Seen> madeNow = walks.staged().sheets(List.of("disdukcapil", "polres"));
      for (String person : NARROW) {
        Secrets.look(person, walks.walk(person), hers.get(person), leaks);
        Walks.Seen made = madeNow.get(person);
        if (made != null) {
          Secrets.look(person, Map.of(made.address(), made), hers.get(person), leaks);
        }
        for (Map.Entry<String, String> record : Secrets.RECORDS.entrySet()) {
          List<UUID> all = new ArrayList<>(secrets.ids(record.getValue(), HERE)
              .stream()
              .filter(id -> !visible.get(person).contains(id))
              .limit(12)
              .toList());
          all.add(Walks.PLANTED);
          for (UUID id : all) {
            int status = walks.open("/" + HERE + record.getKey() + id, person).getStatus();
            if (status != 404 && status != 403) {
              leaks.put(person + " " + record.getKey() + id, "status " + status);
            }
          }
        }
      }
      for (String person : List.of("sekretaris", "admin", "ajudan", "riwayat")) {
        Secrets.look(person, walks.walk(person), Map.of(MARKER, "the neighbour's"), leaks);
      }
    } finally {
      secrets.policies("ENABLE");
    }

    assertThat(leaks).isEmpty();
  }

  /** Numbers tell too: a count that forgot its scope is larger when the policies do not cut it. */
  @Test
  void every_count_and_badge_is_the_same_without_the_policies() throws Exception {
    Map<String, Map<String, String>> before = new LinkedHashMap<>();
    for (String person : NARROW) {
      Map<String, String> pages = new LinkedHashMap<>();
      for (Walks.Seen seen : walks.of(person).values()) {
        if (seen.status() == 200 && seen.route() != null && !seen.address().contains("/jobs")
            && !seen.address().startsWith("/akun") && !seen.body().isEmpty()) {
          MockHttpServletResponse answer = walks.open(seen.address(), person);
          if (answer.getStatus() == 200 && String.valueOf(answer.getContentType()).startsWith("text/html")) {
            pages.put(seen.address(), Secrets.plain(answer, ""));
          }
        }
      }
      before.put(person, pages);
    }
    Map<String, String> differ = new TreeMap<>();
    secrets.policies("DISABLE");
    try {
      for (String person : NARROW) {
        for (Map.Entry<String, String> page : before.get(person).entrySet()) {
          String after = Secrets.plain(walks.open(page.getKey(), person), "");
          if (!after.equals(page.getValue())) {
            differ.put(person + " " + page.getKey(), Secrets.difference(page.getValue(), after));
          }
        }
      }
    } finally {
      secrets.policies("ENABLE");
    }

    assertThat(before.values().stream().mapToInt(Map::size).sum()).isGreaterThan(100);
    assertThat(differ).isEmpty();
  }

  @Test
  void who_has_work_in_two_regencies_never_meets_one_in_the_other() throws Exception {
    Map<String, Walks.Seen> here = walks.walk("mitra", HERE);
    Map<String, Walks.Seen> there = walks.walk("mitra", THERE);
    Set<String> ours = Secrets.telling(inReach.textsIn(HERE));
    Set<String> theirs = Secrets.telling(inReach.textsIn(THERE));
    Set<String> both = new HashSet<>(ours);
    both.retainAll(theirs);
    ours.removeAll(both);
    theirs.removeAll(both);
    // the switcher names both
    List.of(ours, theirs)
        .forEach(texts -> texts.removeIf(text -> text.startsWith("Kabupaten ") || secrets.published().contains(text)));
    Map<String, String> mixed = new TreeMap<>();
    Secrets.look("mitra", here, Secrets.asSecrets(theirs), mixed);
    Secrets.look("mitra", there, Secrets.asSecrets(ours), mixed);
    Map<String, String> own = new TreeMap<>();
    Secrets.look("mitra", here, Secrets.asSecrets(ours), own);

    assertThat(here).hasSizeGreaterThan(20);
    assertThat(there).hasSizeGreaterThan(10);
    assertThat(own).isNotEmpty();
    assertThat(mixed).isEmpty();
  }
}
