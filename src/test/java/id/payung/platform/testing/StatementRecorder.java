package id.payung.platform.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hears every statement that a thread sends through the application's pool, with its values, while that thread asks for
 * it.
 */
@TestComponent
public class StatementRecorder implements BeanPostProcessor {
  private static final ThreadLocal<@Nullable Recording> RECORDED = new ThreadLocal<>();
  private static final Pattern WHOLE = Pattern.compile("Seq Scan on (\\w+\\.\\w+)");
  private static final Pattern HAS_PLAN = Pattern.compile("(?i)(SELECT|WITH|INSERT|UPDATE|DELETE)\\b");

  /** Something that talks to the database. */
  public interface DatabaseWork {
    void run() throws Exception;
  }

  /**
   * A statement as it was sent, with how the server would go about it at that moment: for that role, with those
   * settings and policies, over those rows.
   *
   * @param plan empty where nobody asked for it, and for what has none
   */
  public record RecordedStatement(String sql, String plan) {
    /** The tables, with their schema, that are read from the first row to the last. */
    public Set<String> tablesReadWhole() {
      return WHOLE.matcher(plan).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
  }

  private record Recording(List<RecordedStatement> statements, boolean withPlans) {}

  /** The statements of a deed in their order; those that only say who acts are left out. */
  public static List<String> record(DatabaseWork work) throws Exception {
    return record(work, false).stream().map(RecordedStatement::sql).toList();
  }

  /** Likewise, each explained just before it is carried out. */
  public static List<RecordedStatement> recordPlans(DatabaseWork work) throws Exception {
    return record(work, true);
  }

  private static List<RecordedStatement> record(DatabaseWork work, boolean withPlans) throws Exception {
    Recording recording = new Recording(new ArrayList<>(), withPlans);
    RECORDED.set(recording);
    try {
      work.run();
    } finally {
      RECORDED.remove();
    }
    return recording.statements();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return name.equals("dataSource") && bean instanceof DataSource pool ? new RecordingDataSource(pool) : bean;
  }

  private static final class RecordingDataSource extends DelegatingDataSource {
    RecordingDataSource(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return RECORDED.get() == null ? connection : proxy(Connection.class, connection);
    }
  }

  private static <T> T proxy(Class<T> type, T real) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
        (self, method, arguments) -> call(real, method, arguments)));
  }

  private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().startsWith("execute")) {
      addStatement((Statement) real,
          arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : real.toString());
    }
    Object answer;
    try {
      answer = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    return switch (answer) {
      case PreparedStatement statement when method.getName().equals("prepareStatement") ->
          proxy(PreparedStatement.class, statement);
      case Statement statement when method.getName().equals("createStatement") -> proxy(Statement.class, statement);
      case null, default -> answer;
    };
  }

  private static void addStatement(Statement statement, String statementText) throws SQLException {
    Recording recording = RECORDED.get();
    // a statement of the pool names its wrapper before the words of the driver
    String sql = statementText.replaceFirst("(?s)^HikariProxy\\S+ wrapping ", "").strip();
    if (recording != null && !sql.startsWith("SET ")) {
      String plan = recording.withPlans() && HAS_PLAN.matcher(sql).lookingAt() ? explain(statement, sql) : "";
      recording.statements().add(new RecordedStatement(sql, plan));
    }
  }

  private static String explain(Statement statement, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Statement question = statement.getConnection().createStatement();
        ResultSet line = question.executeQuery("EXPLAIN (VERBOSE) " + sql)) {
      while (line.next()) {
        plan.append(line.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
