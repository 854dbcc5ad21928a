package id.payung.platform.db;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Opens every transaction for the actor, in one round trip. The pool's user has no rights of its own, so that a
 * statement outside a transaction sees nothing.
 */
final class ActorTransactionManager extends JdbcTransactionManager {
  private static final long serialVersionUID = 1L;

  ActorTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    ActorContext.current();
    super.doBegin(transaction, definition);
  }

  @Override
  protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
      throws SQLException {
    Actor actor = ActorContext.current();
    try (Statement statement = connection.createStatement()) {
      String readOnly = definition.isReadOnly() ? "SET TRANSACTION READ ONLY; " : "";
      String asynchronousCommit = AsyncCommitScope.isActive() ? "; SET LOCAL synchronous_commit = off" : "";
      statement.execute(readOnly + actor.transactionSettingsSql(null) + asynchronousCommit);
    }
  }
}
