package id.payung.meetings.result;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many decisions of meetings offices of the government owe past their day: figures, without a word of what was
 * decided, so that every reader of the regent's page counts the same.
 */
@Repository
@Transactional(readOnly = true)
public class OverdueDecisionRepository {
  private final Rows rows;
  private final DatabaseRoleSwitch roleSwitch;
  private final ReferenceCatalogue reference;

  OverdueDecisionRepository(Rows rows, DatabaseRoleSwitch roleSwitch, ReferenceCatalogue reference) {
    this.rows = rows;
    this.roleSwitch = roleSwitch;
    this.reference = reference;
  }

  /**
   * What an office owes.
   *
   * @param owed decisions that it has neither answered nor begun
   * @param due day of the oldest of them
   */
  public record OverdueDecisions(UUID organisation, long owed, LocalDate due) {}

  /** By office. What waits for others to make it, after the office said its word, is not the office's to owe. */
  public List<OverdueDecisions> listByOffice(Actor actor, LocalDate today) {
    List<String> government = reference.list("accounts/organisation-kinds")
        .entries()
        .stream()
        .filter(kind -> kind.text("group").equals("government"))
        .map(CodeListEntry::code)
        .toList();
    return roleSwitch.callAsModule("meetings", service -> rows.sql(service, """
        SELECT d.owner AS organisation, count(*) AS owed, min(d.due) AS due
          FROM meetings.decision d
          JOIN meetings.meeting m ON m.regency = d.regency AND m.id = d.meeting AND m.withdrawn_at IS NULL
          JOIN accounts.organisation o ON o.regency = d.regency AND o.id = d.owner
                                      AND o.kind = ANY (CAST(:government AS text[]))
         WHERE d.regency = :regency AND d.state = 'open' AND d.due < :today AND d.target IS NULL AND d.answer = ''
         GROUP BY d.owner ORDER BY d.owner
        """).param("government", government).param("today", today).list(OverdueDecisions.class));
  }
}
