package id.payung;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;

/**
 * A start that the folder or its database refused is told in one sentence at the end ({@link ServerCommand}), not in
 * Spring's hundred lines.
 */
final class StartupRefusalReporter implements SpringBootExceptionReporter {
  private final @Nullable ConfigurableApplicationContext context;

  StartupRefusalReporter(@Nullable ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean reportException(Throwable failure) {
    PropertySource<?> database = context == null ? null
        : context.getEnvironment().getPropertySources().get(DatabaseStartup.PROPERTY_SOURCE_NAME);
    return database != null && database.getSource() instanceof DatabaseStartup databaseStartup
        && databaseStartup.wasRefused();
  }
}
