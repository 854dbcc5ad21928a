package id.payung.meetings.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.facts.FactCount;
import id.payung.platform.facts.FactSource;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Meetings of the kinds that a fact counts. */
@Component
@Transactional(readOnly = true)
class MeetingFactSource implements FactSource {
  private final Rows rows;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  MeetingFactSource(Rows rows, ReferenceCatalogue reference, RegencyDirectory regencies, Clock clock) {
    this.regencies = regencies;
    this.clock = clock;
    this.rows = rows;
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
    List<String> said = rows.sql(service, """
        SELECT to_char(m.held_on, 'YYYY-MM-DD') || ' · ' || m.title
            || CASE WHEN m.place = '' THEN '' ELSE ' · ' || m.place END
          FROM meetings.meeting m
         WHERE m.regency = :regency AND m.withdrawn_at IS NULL AND m.kind = ANY (CAST(:kinds AS text[]))
           AND m.held_on <= :today AND extract(year FROM m.held_on)::int = ANY (CAST(:years AS int[]))
         ORDER BY m.held_on, m.id
        """)
        .param("kinds", kinds)
        .param("years", years)
        .param("today", regencies.require(service.regency()).today(clock))
        .list(String.class);
    return FactCount.ofRows(said);
  }
}
