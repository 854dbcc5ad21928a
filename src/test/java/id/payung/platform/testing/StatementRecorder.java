package id.payung.platform.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
  private static final ThreadLocal<@Nullable List<String>> RECORDED = new ThreadLocal<>();

  /** Something that talks to the database. */
  public interface DatabaseWork {
    void run() throws Exception;
  }

  /** The statements of a deed in their order; those that only say who acts are left out. */
  public static List<String> record(DatabaseWork work) throws Exception {
    List<String> recorded = new ArrayList<>();
    RECORDED.set(recorded);
    try {
      work.run();
    } finally {
      RECORDED.remove();
    }
    return recorded;
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
      addStatement(
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

  private static void addStatement(String statementText) {
    List<String> recorded = RECORDED.get();
    // a statement of the pool names its wrapper before the words of the driver
    String sql = statementText.replaceFirst("(?s)^HikariProxy\\S+ wrapping ", "").strip();
    if (recorded != null && !sql.startsWith("SET ")) {
      recorded.add(sql);
    }
  }
}
