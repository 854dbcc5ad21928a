package id.payung;

import id.payung.accounts.LightPasswordHasher;
import id.payung.evidence.faces.LightFaceSearch;
import id.payung.platform.testing.FreshDatabaseInitializer;
import id.payung.platform.testing.StatementRecorder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The application with its demonstration, and a row full of {@link SiteCrawler#MARKER} in every table of the
 * neighbouring regency. All such tests share one, and in a whole run one process ({@link DemoApplicationSuite}), since
 * the demonstration and the walks of everybody take minutes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
@Tag("demo")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(
    initializers = {FreshDatabaseInitializer.class, DemoApplicationTest.DemoPropertyInitializer.class})
@Import({SiteCrawler.class, VisibleRowRepository.class, HiddenTexts.class, StatementRecorder.class,
  LightPasswordHasher.class, LightFaceSearch.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface DemoApplicationTest {
  /** Like {@code ./payung demo}. */
  final class DemoPropertyInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context.getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("demonstration", Map.of("payung.demo", true)));
    }
  }
}
