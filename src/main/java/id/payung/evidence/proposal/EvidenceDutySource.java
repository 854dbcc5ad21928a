package id.payung.evidence.proposal;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.lifecycle.StateSql;
import id.payung.platform.rows.RowSelection;
import id.payung.platform.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposals that wait for an office's word, and files that nobody has placed, in one statement. What a checker sent
 * back is owed with its question; where another file fills the place, by itself, until it is replaced, mended or taken
 * back.
 */
@Component
@Transactional(readOnly = true)
public class EvidenceDutySource implements DutySource {
  private static final String UNPLACED = "unplaced";

  /** Sent back beside a file that fills the place: the question asks for nothing then. */
  private static final String BESIDE = "(" + StateSql.is("u.state", EvidenceUseState.TAKEN) + " AND "
      + StateSql.is("u.checked", EvidenceCheckState.RETURNED) + """
          AND EXISTS (SELECT 1 FROM evidence.use o
                       WHERE o.regency = u.regency AND o.evaluation = u.evaluation AND o.question = u.question
                         AND o.slot = u.slot AND o.state = 'taken' AND o.checked <> 'returned'))""";

  private final Rows rows;
  private final EvidenceQuestionLoader questions;

  EvidenceDutySource(Rows rows, EvidenceQuestionLoader questions) {
    this.rows = rows;
    this.questions = questions;
  }

  /**
   * @param kind {@code beside} or {@code proposal} with the id of the use, or {@code unplaced} with that of the file
   * @param path where it is done
   */
  private record WaitingEvidence(String kind, UUID id, String title, UUID organisation, List<UUID> villages,
      String path) {}

  @Override
  public Map<String, String> listsOfMany() {
    return Map.of("evidence.duty.proposal", "/evidence/proposals", "evidence.duty.unplaced", "/evidence/inbox");
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    boolean office = actor.hasAnyRole(Role.OFFICE_STAFF);
    if (actor.hasRegencyWideReach() || !office && !actor.hasAnyRole(Role.VILLAGE_OPERATOR)) {
      return List.of();
    }
    List<RowSelection> parts = new ArrayList<>();
    if (office) {
      parts.add(selectProposals(actor, limit));
    }
    parts.add(selectUnplaced(actor, limit));
    return rows.union(actor, parts, WaitingEvidence.class)
        .stream()
        .filter(one -> !one.kind().equals(UNPLACED)
            || EvidenceAccessPolicy.mayEditIn(actor, one.organisation(), one.villages()))
        .limit(limit)
        .map(EvidenceDutySource::toDuty)
        .toList();
  }

  /** Of years that are not closed: what was sent back first, then what waits, oldest first. */
  private RowSelection selectProposals(Actor actor, int limit) {
    List<String> open = questions.listOpenEvaluations(actor).stream().map(OpenEvaluation::code).toList();
    return rows.query(actor, EvidenceUse.class)
        .as("u")
        .join(EvidenceItem.class, "i", "i.id = u.item")
        .and("(" + StateSql.is("u.state", EvidenceUseState.PROPOSED) + " OR " + BESIDE + ")")
        .and("u.evaluation = ANY (CAST(:open AS text[]))", "open", open)
        .and("u.organisation = ANY (CAST(:scopeOrganisations AS uuid[]))")
        .orderBy("u.state = 'taken' DESC, u.added_at, u.id")
        .limit(limit)
        .select("""
            CASE u.state WHEN 'taken' THEN 'beside' ELSE 'proposal' END AS kind, u.id, i.title, u.organisation,
            u.villages, CASE u.state WHEN 'taken' THEN '/kla/' || u.evaluation || '/questions/' || u.question
                             ELSE '/evidence/proposals' END AS path""");
  }

  /** The inbox of files, oldest first. */
  private RowSelection selectUnplaced(Actor actor, int limit) {
    return rows.query(actor, EvidenceItem.class)
        .is("kind", UNPLACED)
        .is("withdrawn", null)
        .orderBy("r.added_at, r.id")
        .limit(limit)
        .select("'" + UNPLACED + "' AS kind, r.id, r.title, r.organisation, r.villages, "
            + "'/evidence/inbox/' || r.id AS path");
  }

  private static Duty toDuty(WaitingEvidence waiting) {
    String key = "evidence.duty." + waiting.kind();
    return new Duty(key, waiting.id(), waiting.title(), key + ".why", null, waiting.path(), key + ".action", 0);
  }
}
