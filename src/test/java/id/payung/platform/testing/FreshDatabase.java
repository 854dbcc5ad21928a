package id.payung.platform.testing;

import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A database of its own for this context. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    InstallationSettings settings = TestPostgres.freshDatabase();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh database", settings.properties()));
  }
}
