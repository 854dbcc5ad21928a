package id.payung.platform.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The statements of our own repositories during a deed, as their template tells them: for tests that need no bean of
 * their own to count.
 */
public final class LoggedStatementRecorder {
  private LoggedStatementRecorder() {}

  /** Those that this thread sent; the sealer and the listeners work meanwhile on threads of their own. */
  public static List<String> record(StatementRecorder.DatabaseWork work) throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    Thread mine = Thread.currentThread();
    ListAppender<ILoggingEvent> recorded = new ListAppender<>() {
      @Override
      protected void append(ILoggingEvent event) {
        if (Thread.currentThread() == mine) {
          super.append(event);
        }
      }
    };
    Level before = logger.getLevel();
    boolean additive = logger.isAdditive();
    recorded.start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(recorded);
    try {
      work.run();
    } finally {
      logger.detachAppender(recorded);
      logger.setLevel(before);
      logger.setAdditive(additive);
    }
    return recorded.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith("Executing prepared SQL statement"))
        .toList();
  }
}
