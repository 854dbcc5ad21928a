package id.payung;

import id.payung.platform.page.PageModelTests;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * Those who look at the compiled application ({@link ApplicationClasses}), by name, so that one process reads it for
 * all of them. The build leaves the classes themselves out ({@code pom.xml}); {@code -Dtest} finds each by its name.
 */
@Suite
@SelectClasses({ArchitectureTextTests.class, ConstructorTests.class, ModularityTests.class, PackageCycleTests.class,
  PageModelTests.class, VisibilityTests.class})
final class ApplicationShapeSuite {}
