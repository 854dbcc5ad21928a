package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.facts.FactCount;
import id.payung.platform.facts.FactSource;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Meetings of the kinds that a fact counts. */
@Component
@Transactional(readOnly = true)
class MeetingFactSource implements FactSource {
  private final JdbcClient jdbc;
  private final ReferenceCatalogue reference;

  MeetingFactSource(JdbcClient jdbc, ReferenceCatalogue reference) {
    this.jdbc = jdbc;
    this.reference = reference;
  }

  @Override
  public Set<String> factCodes() {
    return reference.list("meetings/kinds")
        .entries()
        .stream()
        .map(kind -> kind.text("fact"))
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.toSet());
  }

  @Override
  public FactCount count(Actor service, String fact, String question, Collection<Integer> years) {
    List<String> kinds = reference.list("meetings/kinds")
        .entries()
        .stream()
        .filter(kind -> kind.text("fact").equals(fact))
        .map(CodeListEntry::code)
        .toList();
    List<String> rows = jdbc.sql("""
        SELECT to_char(m.held_on, 'YYYY-MM-DD') || ' · ' || m.title || CASE WHEN m.place = '' THEN '' ELSE
          ' · ' || m.place END AS said
          FROM meetings.meeting m
         WHERE m.regency = :regency AND m.withdrawn_at IS NULL AND m.kind IN (:kinds) AND extract(year
           FROM m.held_on)::int IN (:years)
         ORDER BY m.held_on, m.id
        """)
        .param("regency", service.regency())
        .param("kinds", kinds)
        .param("years", years)
        .query((row, n) -> row.getString("said"))
        .list();
    return FactCount.ofRows(rows);
  }
}
