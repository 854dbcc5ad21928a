package id.payung;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The compiled application, read once for all tests of a process that look at its shape: each reading takes seconds.
 */
public final class ApplicationClasses {
  private ApplicationClasses() {}

  /** All classes but those of tests. */
  public static JavaClasses all() {
    return Classes.ALL;
  }

  /** The modules. The demonstration stands outside: it may enter any room, and nothing may depend on it. */
  static ApplicationModules modules() {
    return Modules.ALL;
  }

  private static final class Classes {
    static final JavaClasses ALL =
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.payung");
  }

  private static final class Modules {
    static final ApplicationModules ALL =
        ApplicationModules.of(Payung.class, JavaClass.Predicates.resideInAPackage("id.payung.demo.."));
  }
}
