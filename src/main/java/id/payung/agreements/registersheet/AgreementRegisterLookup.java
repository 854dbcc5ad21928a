package id.payung.agreements.registersheet;

import id.payung.agreements.register.Agreement;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Agreements that may be those of a register, in one statement. */
@Repository
@Transactional(readOnly = true)
class AgreementRegisterLookup {
  private static final String LIKE_THOSE = """
      SELECT a.id, a.title, v.signed_on, a.ends,
             coalesce((SELECT string_agg('|' || p.number || '|', '') FROM agreements.party p
                        WHERE p.regency = a.regency AND p.agreement = a.id AND p.version = a.holding), '')
               AS numbers,
             ARRAY (SELECT p.organisation FROM agreements.party p
                     WHERE p.regency = a.regency AND p.agreement = a.id AND p.version = a.holding
                       AND p.position IN ('second', 'third')) AS partners
        FROM agreements.agreement a
        JOIN agreements.agreement_version v
          ON v.regency = a.regency AND v.agreement = a.id AND v.number = a.holding
       WHERE a.regency = :regency
         AND (a.id = ANY (CAST(:ids AS uuid[])) OR a.id IN (
           SELECT t.id FROM (
             SELECT s.id, row_number() OVER (PARTITION BY lower(s.title) ORDER BY s.id DESC) AS place
               FROM agreements.agreement s
              WHERE s.regency = :regency AND lower(s.title) = ANY (CAST(:titles AS text[])) AND %s) t
            WHERE t.place <= :most)
           OR a.id IN (SELECT n.agreement FROM agreements.party n
                        WHERE n.regency = :regency AND n.number = ANY (CAST(:numbers AS text[])) LIMIT %d))
         AND %s
      """;

  /** In memory at once, for all titles of a register together. */
  private static final int MAX_AGREEMENTS = 20_000;

  /** However many there are that all are called by what they are. */
  private static final int MAX_OF_TITLE = 500;

  private final Rows rows;

  AgreementRegisterLookup(Rows rows) {
    this.rows = rows;
  }

  /**
   * @param numbers of all sides, each between bars
   * @param partners who signs with the regency
   */
  record KnownAgreement(UUID id, String title, @Nullable LocalDate signedOn, @Nullable LocalDate ends, String numbers,
      List<UUID> partners) {}

  /** Those of the ids and of the numbers, and the newest of each title. */
  List<KnownAgreement> list(Actor actor, Collection<UUID> ids, Collection<String> titles, Collection<String> numbers) {
    return rows
        .sql(actor,
            LIKE_THOSE.formatted(rows.reach(actor, Agreement.class, "s"), MAX_AGREEMENTS,
                rows.reach(actor, Agreement.class, "a")))
        .param("most", Math.clamp(MAX_AGREEMENTS / Math.max(1, titles.size()), 10, MAX_OF_TITLE))
        .param("ids", ids)
        .param("numbers", numbers)
        .param("titles", titles.stream().map(title -> title.toLowerCase(Locale.ROOT)).toList())
        .list(KnownAgreement.class);
  }
}
