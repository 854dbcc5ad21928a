package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault that is met a thousand times a minute leaves room in the log for those that are met once. */
class RepeatedLogLimitTest {
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final long[] nanos = {0};
  private final Logger pages = context.getLogger("id.payung.pages");
  private final Logger server = context.getLogger("org.server");

  @BeforeEach
  void attach() {
    context.addTurboFilter(new RepeatedLogLimit(() -> nanos[0]));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    lines.setContext(context);
    lines.start();
    root.addAppender(lines);
  }

  @Test
  void of_one_kind_some_stand_and_others_are_not_driven_out() {
    for (int n = 0; n < 5_000; n++) {
      pages.error("reference {} at {} {}", n, "GET", "/x", fault());
      pages.warn("no room at {}", n);
    }
    pages.error("reference {} at {} {}", 1, "GET", "/y", new IllegalArgumentException("seen once"));
    server.warn("something else");

    assertThat(said("reference")).hasSize(RepeatedLogLimit.LINES_OF_KIND + 1).anyMatch(line -> line.contains("/y"));
    assertThat(said("no room")).hasSize(RepeatedLogLimit.LINES_OF_KIND);
    assertThat(said("something else")).hasSize(1);
    assertThat(said("are left out for some minutes")).hasSize(2);
  }

  @Test
  void what_was_left_out_is_counted_when_it_comes_again() {
    for (int n = 0; n < 100; n++) {
      pages.warn("no room at {}", n);
    }
    nanos[0] += RepeatedLogLimit.WINDOW.toNanos() + 1;
    pages.warn("no room at {}", 100);

    assertThat(said("no room at 100")).hasSize(1);
    assertThat(said("90 lines like the next")).hasSize(1);
  }

  @Test
  void sentences_that_are_all_different_have_a_bound_by_their_class() {
    for (int n = 0; n < 10_000; n++) {
      server.warn(n + " is wrong");
    }

    assertThat(said("is wrong")).hasSize(RepeatedLogLimit.LINES_OF_CLASS);
    assertThat(lines.list).hasSizeLessThan(RepeatedLogLimit.LINES_OF_CLASS + 10);
  }

  @Test
  void what_the_level_leaves_out_takes_nobody_s_place() {
    for (int n = 0; n < 1_000; n++) {
      pages.info("no room at {}", n);
      assertThat(pages.isWarnEnabled()).isTrue();
    }
    pages.warn("no room at {}", "last");

    assertThat(said("no room at last")).hasSize(1);
    assertThat(lines.list).hasSize(1);
  }

  private List<String> said(String words) {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).filter(line -> line.contains(words)).toList();
  }

  private static RuntimeException fault() {
    return new IllegalStateException("the same place each time");
  }
}
