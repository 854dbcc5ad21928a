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
import java.util.stream.Collectors;
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

  /** A remark with the conversation that it stands in. */
  record RemarkLine(UUID conversation, UUID subject, ConversationState state, Instant stateAt, String stateByName,
      int remarks, UUID id, int number, String text, UUID author, String authorName, Instant writtenAt,
      @Nullable UUID named, @Nullable String namedName, @Nullable Instant takenBackAt) {}

  /** Somebody is asked by name and has not answered. */
  record OpenQuestion(UUID conversation, String kind, String subjectKey, String text, String authorName) {}

  private static final String LINES = """
      SELECT c.id AS conversation, c.subject, c.state, c.state_at, c.state_by_name, c.remarks, r.id, r.number, r.text,
             r.author, r.author_name, r.written_at, r.named, r.named_name, r.taken_back_at
        FROM remarks.conversation c
        JOIN remarks.remark r ON r.regency = c.regency AND r.conversation = c.id AND r.number > c.remarks - :latest
       WHERE c.regency = :regency AND %s AND %s
       ORDER BY c.state, c.id, r.number
      """;

  /**
   * The conversations beside these subjects, open ones first; one statement.
   *
   * @param latest how many remarks of each
   */
  List<RemarkLine> listBySubjects(Actor actor, Collection<UUID> subjects, int latest) {
    return rows
        .sql(actor,
            LINES.formatted("c.subject = ANY (CAST(:subjects AS uuid[]))", rows.reach(actor, Conversation.class, "c")))
        .param("subjects", subjects)
        .param("latest", latest)
        .list(RemarkLine.class);
  }

  List<RemarkLine> listByConversation(Actor actor, UUID conversation) {
    return rows.sql(actor, LINES.formatted("c.id = :id", rows.reach(actor, Conversation.class, "c")))
        .param("id", conversation)
        .param("latest", ConversationBounds.REMARKS)
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

  /** All beside a subject, in one order for everybody, so that nobody who holds one waits for who waits for them. */
  List<Conversation> lockBySubject(Actor actor, UUID subject) {
    return rows.query(actor, Conversation.class).is("subject", subject).orderBy("r.id").forUpdate().list();
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

  Set<UUID> listWriters(Actor actor, UUID conversation) {
    return rows.query(actor, Remark.class)
        .is("conversation", conversation)
        .list()
        .stream()
        .map(Remark::author)
        .collect(Collectors.toSet());
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
        .set(Remark::named, null)
        .set(Remark::namedName, null)
        .set(Remark::takenBackAt, at)
        .update();
  }
}
