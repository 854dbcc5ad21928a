package id.payung.platform.testing;

import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A database of its own for this context. */
public final class FreshDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    InstallationSettings settings = TestPostgres.freshDatabase();
    Map<String, Object> properties = new HashMap<>(settings.toProperties());
    // All tests of a run come from one address.
    properties.put("payung.tries.by-address", 1_000_000);
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh database", properties));
  }
}
