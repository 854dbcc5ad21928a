package id.payung.platform.db;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens every transaction for the actor, in one round trip. The pool's user has no rights of its own, so that a
 * statement outside a transaction sees nothing.
 */
final class ActorTransactionManager extends JdbcTransactionManager {
  private static final long serialVersionUID = 1L;

  private final transient Map<Object, Actor> actorByConnection = new ConcurrentHashMap<>();

  private final transient WriteGenerations writeGenerations;

  ActorTransactionManager(DataSource dataSource, WriteGenerations writeGenerations) {
    super(dataSource);
    this.writeGenerations = writeGenerations;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    Actor actor = ActorContext.current();
    super.doBegin(transaction, definition);
    actorByConnection.put(connection(), actor);
  }

  /** A person who joined the transaction of somebody else would read with their rights. */
  @Override
  protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
    assert !status.hasTransaction() || status.isNewTransaction() || isOwnTransaction(ActorContext.current())
        : "a person joins the transaction of another actor";
    super.prepareSynchronization(status, definition);
  }

  private boolean isOwnTransaction(Actor actor) {
    return actor.person() == null || actor.equals(actorByConnection.get(connection()));
  }

  /** A commit that fails may have been carried out all the same. */
  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    try {
      super.doCommit(status);
    } finally {
      Actor actor = actorByConnection.get(connection());
      if (!status.isReadOnly() && actor != null && actor.person() != null) {
        writeGenerations.move(actor.person());
      }
    }
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    actorByConnection.remove(connection());
    super.doCleanupAfterCompletion(transaction);
  }

  private Object connection() {
    return Objects.requireNonNull(TransactionSynchronizationManager.getResource(obtainDataSource()));
  }

  @Override
  protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
      throws SQLException {
    Actor actor = ActorContext.current();
    try (Statement statement = connection.createStatement()) {
      String readOnly = definition.isReadOnly() ? "SET TRANSACTION READ ONLY; " : "";
      String asynchronousCommit = AsyncCommitScope.isActive() ? "; SET LOCAL synchronous_commit = off" : "";
      String limit = definition.isReadOnly() ? ReadTimeLimit.settingSql() : "";
      statement.execute(readOnly + actor.transactionSettingsSql(null) + asynchronousCommit + limit);
    }
  }
}
