package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and finds conversations and their remarks. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ConversationRepository {
  private final Rows rows;

  ConversationRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * A remark with the conversation that it stands in.
   *
   * @param whole false when it is only the beginning of one that is folded away
   * @param parties who asked by name, and who was asked once that is answered; nobody where nobody was
   * @param asked whether the reader was asked and has not written since
   */
  record RemarkLine(UUID conversation, String kind, UUID subject, ConversationState state, Instant stateAt,
      String stateByName, int remarks, boolean whole, List<UUID> parties, boolean asked, UUID id, int number,
      String text, UUID author, String authorName, Instant writtenAt, @Nullable UUID addressee,
      @Nullable String addresseeName, @Nullable Instant takenBackAt) {}

  /** Somebody is asked by name and has not answered. */
  record OpenQuestion(UUID conversation, String kind, String subjectKey, String text, String authorName) {}

  /**
   * Questions that wait for an answer of who was asked, and in which the reader has not written since. Who answers
   * names the asker, so that they are told; of two people only the one who named the other first asks.
   */
  private static final String WAITING = """
        FROM remarks.remark x
       WHERE x.regency = c.regency AND x.conversation = c.id AND x.named IS NOT NULL AND x.taken_back_at IS NULL
         AND x.author = (SELECT f.author FROM remarks.remark f
               WHERE f.regency = x.regency AND f.conversation = x.conversation
                 AND (f.author = x.author AND f.named = x.named OR f.author = x.named AND f.named = x.author)
               ORDER BY f.number LIMIT 1)
         AND NOT EXISTS (SELECT FROM remarks.remark a WHERE a.regency = x.regency AND a.conversation = x.conversation
           AND a.author IN (x.named, CAST(:reader AS uuid)) AND a.taken_back_at IS NULL AND a.number > x.number)
      """;

  private static final String OF_KIND = """
      EXISTS (SELECT FROM remarks.conversation k
               WHERE k.regency = r.regency AND k.id = r.conversation AND k.kind = :kind)""";

  /** Whose conversation it is to settle: who asks as long as that waits; else who asked and who was asked. */
  private static final String SETTLERS = """
      coalesce((SELECT array_agg(DISTINCT x.author) %1$s),
        (SELECT CASE WHEN bool_or(x.named IS NOT NULL)
                     THEN array_agg(DISTINCT p.person) FILTER (WHERE p.person IS NOT NULL) ELSE '{}' END
           FROM remarks.remark x CROSS JOIN LATERAL unnest(ARRAY[x.author, x.named]) p(person)
          WHERE x.regency = c.regency AND x.conversation = c.id AND x.taken_back_at IS NULL
            AND (x.named IS NOT NULL OR x.number = 1)), '{}') AS parties,
      EXISTS (SELECT %1$s AND x.named = CAST(:reader AS uuid)) AS asked
      """.formatted(WAITING);

  private static final String LINES = """
      SELECT c.id AS conversation, c.kind, c.subject, c.state, c.state_at, c.state_by_name, c.remarks, %s AS whole,
             """ + SETTLERS + """
             , r.id, r.number, %s AS text, r.author, r.author_name, r.written_at,
             r.named AS addressee, r.named_name AS addressee_name, r.taken_back_at
      """;

  private static final String BESIDE = """
        FROM (SELECT c.id, c.regency, c.kind, c.subject, c.state, c.state_at, c.state_by_name, c.remarks,
                     l.written_at AS last,
                     c.state = 'open' AND row_number() OVER (PARTITION BY c.kind, c.subject, c.state
                       ORDER BY l.written_at DESC, c.id DESC) <= :conversations AS whole
                FROM remarks.conversation c
                JOIN remarks.remark l ON l.regency = c.regency AND l.conversation = c.id AND l.number = c.remarks
               WHERE c.regency = :regency AND c.subject = ANY (CAST(:subjects AS uuid[]))
                 AND c.kind || ' ' || CAST(c.subject AS text) = ANY (CAST(:keys AS text[])) AND %s) c
        JOIN remarks.remark r ON r.regency = c.regency AND r.conversation = c.id
         AND CASE WHEN c.whole THEN r.number > c.remarks - :latest
             ELSE r.number = (SELECT coalesce(min(b.number) FILTER (WHERE b.taken_back_at IS NULL), 1)
                                FROM remarks.remark b WHERE b.regency = c.regency AND b.conversation = c.id) END
       ORDER BY c.state, c.last DESC, c.id DESC, r.number
      """;

  /**
   * The conversations beside these subjects, open ones first, those written in last first; one statement. Of the latest
   * open ones the latest remarks, of all others the beginning of the first remark that was not taken back.
   */
  List<RemarkLine> listBySubjects(Actor actor, Collection<RemarkSubject> subjects) {
    return rows
        .sql(actor,
            LINES.formatted("c.whole", "CASE WHEN c.whole THEN r.text ELSE left(r.text, 400) END")
                + BESIDE.formatted(rows.reach(actor, Conversation.class, "c")))
        .param("subjects", subjects.stream().map(RemarkSubject::id).toList())
        .param("keys", subjects.stream().map(one -> one.kind() + " " + one.id()).toList())
        .param("conversations", ConversationLimit.SHOWN_CONVERSATIONS)
        .param("latest", ConversationLimit.SHOWN_REMARKS)
        .param("reader", actor.person())
        .list(RemarkLine.class);
  }

  List<RemarkLine> listByConversation(Actor actor, UUID conversation) {
    return rows.sql(actor, LINES.formatted("true", "r.text") + """
          FROM remarks.conversation c
          JOIN remarks.remark r ON r.regency = c.regency AND r.conversation = c.id
         WHERE c.regency = :regency AND c.id = :id AND %s
         ORDER BY r.number
        """.formatted(rows.reach(actor, Conversation.class, "c")))
        .param("id", conversation)
        .param("reader", actor.person())
        .list(RemarkLine.class);
  }

  /**
   * Who asks the actor by name in a conversation that is not settled and in which the actor has not written since; of
   * each conversation the latest, the one that waits longest first.
   *
   * @param kinds those whose subjects the actor's roles open
   */
  List<OpenQuestion> listOpenQuestions(Actor actor, Set<String> kinds, int limit) {
    return rows.sql(actor, """
        SELECT conversation, kind, subject_key, text, author_name FROM (
          SELECT DISTINCT ON (c.id) c.id AS conversation, c.kind, c.subject_key, r.text, r.author_name, r.written_at
            FROM remarks.remark r
            JOIN remarks.conversation c ON c.regency = r.regency AND c.id = r.conversation
           WHERE r.regency = :regency AND r.named = :person AND r.taken_back_at IS NULL AND c.state = 'open'
             AND c.kind = ANY (CAST(:kinds AS text[])) AND %s
             AND NOT EXISTS (SELECT FROM remarks.remark a WHERE a.regency = r.regency AND a.conversation = c.id
               AND a.author = :person AND a.taken_back_at IS NULL AND a.number > r.number)
           ORDER BY c.id, r.number DESC) waiting
         ORDER BY written_at, conversation LIMIT :limit
        """.formatted(rows.reach(actor, Conversation.class, "c")))
        .param("person", actor.requirePerson())
        .param("kinds", kinds)
        .param("limit", limit)
        .list(OpenQuestion.class);
  }

  /**
   * All beside a subject, in one order for everybody, so that nobody who holds one waits for who waits for them. Who
   * begins another one takes turns too: a conversation that is not there yet has no row to lock.
   */
  List<Conversation> lockBySubject(Actor actor, RemarkSubject subject) {
    rows.sql(actor, "SELECT 1 FROM pg_advisory_xact_lock(hashtext('payung.remarks'), hashtext(:subject))")
        .param("subject", subject.id().toString())
        .single(Integer.class);
    return rows.query(actor, Conversation.class)
        .is("subject", subject.id())
        .is("kind", subject.kind())
        .orderBy("r.id")
        .forUpdate()
        .list();
  }

  /**
   * @throws NotFound when it is not there, or not the actor's to read
   */
  Conversation require(Actor actor, UUID id) {
    return rows.require(actor, Conversation.class, id);
  }

  /** Until the transaction ends nobody else writes in it. */
  Optional<Conversation> findAndLock(Actor actor, UUID id) {
    return rows.query(actor, Conversation.class).key(id).forUpdate().optional();
  }

  boolean insertIfAbsent(Actor actor, Conversation conversation) {
    return rows.insertIfAbsent(actor, conversation);
  }

  boolean insertIfAbsent(Actor actor, Remark remark) {
    return rows.insertIfAbsent(actor, remark);
  }

  Optional<Remark> findRemark(Actor actor, UUID id) {
    return rows.find(actor, Remark.class, id);
  }

  /** The latest by which somebody asks the actor in this conversation, and the actor has not written since. */
  Optional<Remark> findUnansweredQuestion(Actor actor, UUID conversation) {
    return rows.query(actor, Remark.class)
        .is("conversation", conversation)
        .is("named", actor.requirePerson())
        .is("taken_back_at", null)
        .and("""
            NOT EXISTS (SELECT FROM remarks.remark a WHERE a.regency = r.regency AND a.conversation = r.conversation
              AND a.author = r.named AND a.taken_back_at IS NULL AND a.number > r.number)""")
        .orderBy("r.number DESC")
        .limit(1)
        .optional();
  }

  /** Whose a conversation is to settle; see {@link RemarkLine}. */
  record Settlers(List<UUID> parties, boolean asked) {}

  Settlers requireSettlers(Actor actor, UUID conversation) {
    return rows.sql(actor, "SELECT " + SETTLERS + """
         FROM remarks.conversation c WHERE c.regency = :regency AND c.id = :id AND %s
        """.formatted(rows.reach(actor, Conversation.class, "c")))
        .param("id", conversation)
        .param("reader", actor.person())
        .single(Settlers.class);
  }

  /** Conversations beside a subject whose first remark is the actor's, taken back or not. */
  long countBegun(Actor actor, RemarkSubject subject) {
    return rows.query(actor, Remark.class)
        .is("subject", subject.id())
        .and(OF_KIND, "kind", subject.kind())
        .is("number", 1)
        .is("author", actor.requirePerson())
        .count();
  }

  Set<UUID> listWriters(Actor actor, RemarkSubject subject) {
    return Set.copyOf(rows.sql(actor, """
        SELECT DISTINCT r.author FROM remarks.remark r
         WHERE r.regency = :regency AND r.subject = :subject AND %s AND %s
        """.formatted(OF_KIND, rows.reach(actor, Remark.class, "r")))
        .param("subject", subject.id())
        .param("kind", subject.kind())
        .list(UUID.class));
  }

  void updateRemarkCount(Actor actor, UUID conversation, int remarks) {
    rows.query(actor, Conversation.class).key(conversation).set(Conversation::remarks, remarks).update();
  }

  void updateState(Actor actor, UUID conversation, ConversationState state, Instant at) {
    rows.query(actor, Conversation.class)
        .key(conversation)
        .set(Conversation::state, state)
        .set(Conversation::stateAt, at)
        .set(Conversation::stateBy, actor.requirePerson())
        .set(Conversation::stateByName, actor.name())
        .update();
  }

  /** It keeps its place and loses its text, and asks nobody any more. */
  void updateTakenBack(Actor actor, UUID remark, Instant at) {
    rows.query(actor, Remark.class)
        .key(remark)
        .set(Remark::text, "")
        .set(Remark::addressee, null)
        .set(Remark::addresseeName, null)
        .set(Remark::takenBackAt, at)
        .update();
  }
}
