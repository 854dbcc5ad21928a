package id.payung.evidence.proposal;

import id.payung.community.ReportUseDirectory;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.evidence.item.ProvenQuestionLoader;
import id.payung.evidence.item.ReportProofLock;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.lifecycle.StateSql;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the one who wrote a report what it proves; only what an office has taken counts. */
@Component
@Transactional(readOnly = true)
class ReportUseRepository implements ReportUseDirectory {
  private final Rows rows;
  private final DatabaseRoleSwitch roleSwitch;
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final ProvenQuestionLoader proven;
  private final ReportProofLock reportLock;

  ReportUseRepository(Rows rows, DatabaseRoleSwitch roleSwitch, EvidenceItemRepository items,
      EvidenceUseRepository uses, ProvenQuestionLoader proven, ReportProofLock reportLock) {
    this.rows = rows;
    this.items = items;
    this.uses = uses;
    this.proven = proven;
    this.roleSwitch = roleSwitch;
    this.reportLock = reportLock;
  }

  record Proof(UUID report, String question, String text) {
    ReportUse use() {
      return new ReportUse(indicatorOf(question), text);
    }
  }

  @Override
  public Map<UUID, List<ReportUse>> findUses(Actor actor, Collection<UUID> reports) {
    return reports.isEmpty() ? Map.of()
        : rows
            .sql(actor,
                """
                    SELECT DISTINCT i.report, u.question, coalesce(nullif(u.proves, ''), i.title) AS text
                      FROM evidence.use u JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item
                     WHERE u.regency = :regency AND i.report = ANY (CAST(:reports AS uuid[])) AND i.withdrawn IS NULL
                       AND %s AND %s
                     ORDER BY i.report, u.question
                    """.formatted(StateSql.is("u.state", EvidenceUseState.TAKEN),
                    rows.reach(actor, EvidenceUse.class, "u")))
            .param("reports", reports)
            .list(Proof.class)
            .stream()
            .collect(Collectors.groupingBy(Proof::report, Collectors.mapping(Proof::use, Collectors.toList())));
  }

  @Override
  public int countDecided(Actor actor, UUID report) {
    return roleSwitch.callAsModule("evidence",
        service -> rows.sql(service, """
            SELECT count(*) FROM evidence.use u JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item
             WHERE u.regency = :regency AND i.report = :report AND %s
            """.formatted(StateSql.in("u.state", EvidenceUseState.TAKEN, EvidenceUseState.DECLINED)))
            .param("report", report)
            .optional(Integer.class)
            .orElse(0));
  }

  @Override
  @Transactional
  public int lockAndCountDecided(Actor actor, UUID report) {
    reportLock.holdDecisions(actor, report);
    return countDecided(actor, report);
  }

  @Override
  public List<ProvenQuestion> listProvenQuestions(Actor actor, UUID report) {
    return proven.load(actor, uses.listByItems(actor, items.listIdsByReport(actor, report)));
  }

  @Override
  public List<UUID> listTakenUses(Actor actor, UUID report) {
    return roleSwitch.callAsModule("evidence", service -> rows.sql(service, """
        SELECT u.id FROM evidence.use u JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item
         WHERE u.regency = :regency AND i.report = :report AND i.withdrawn IS NULL AND %s
         ORDER BY u.id
        """.formatted(StateSql.is("u.state", EvidenceUseState.TAKEN))).param("report", report).list(UUID.class));
  }

  /** Question 6.2 belongs to indicator 6. */
  private static String indicatorOf(String question) {
    int dot = question.indexOf('.');
    return dot < 0 ? question : question.substring(0, dot);
  }
}
