package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** The rooms have walls, and the test that says so cannot pass by looking at nothing. */
class ModularityTests {
  private static final ApplicationModules MODULES = ApplicationClasses.modules();
  private static final JavaClasses CLASSES = ApplicationClasses.all();

  @Test
  void every_module_keeps_to_its_allowed_neighbours() {
    MODULES.verify();
  }

  @Test
  void every_module_says_whom_it_may_use() {
    List<String> modules = MODULES.stream().map(module -> module.getIdentifier().toString()).toList();

    assertThat(modules).contains("platform", "regions", "accounts", "audit");
    assertThat(MODULES.stream()).allSatisfy((ApplicationModule module) -> assertThat(
        module.getBasePackage().getAnnotation(org.springframework.modulith.ApplicationModule.class))
        .as("package-info of %s", module.getIdentifier())
        .isPresent());
  }

  @Test
  void no_module_but_platform_opens_a_connection_of_its_own() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("id.payung.platform..", "id.payung")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javax.sql.DataSource")
        .allowEmptyShould(false)
        .check(CLASSES);
  }

  @Test
  void nothing_depends_on_the_demonstration() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("id.payung.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("id.payung.demo..")
        .allowEmptyShould(false)
        .check(CLASSES);
  }

  @Test
  void nobody_answers_in_a_stream_that_outlives_the_actor() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("id.payung..")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("StreamingResponseBody")
        .allowEmptyShould(false)
        .check(CLASSES);
  }

  @Test
  void digests_are_made_in_one_place() {
    ArchRuleDefinition.noClasses()
        .that()
        .doNotHaveFullyQualifiedName("id.payung.platform.crypto.Sha256")
        .and()
        .resideInAPackage("id.payung..")
        .should()
        .callMethod(java.security.MessageDigest.class, "getInstance", String.class)
        .allowEmptyShould(false)
        .check(CLASSES);
  }

  @Test
  void the_build_draws_the_modules() {
    new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder("target/modules"))
        .writeModulesAsPlantUml(DiagramOptions.defaults());

    assertThat(Path.of("target/modules/components.puml")).satisfies(file -> assertThat(Files.size(file)).isPositive());
  }
}
