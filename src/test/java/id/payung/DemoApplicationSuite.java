package id.payung;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Every {@link DemoApplicationTest}, by name, so that one process runs them all: the demonstration is made and walked
 * once, and what a class meets of those before it is the same in every run. The build leaves the classes themselves out
 * ({@code pom.xml}); {@code -Dtest} finds each by its name.
 */
@Suite(failIfNoTests = false)
@SelectPackages("id.payung")
@IncludeClassNamePatterns("id\\.payung\\.[A-Z]\\w+Tests?")
@IncludeTags("demo")
@ConfigurationParameter(key = "junit.jupiter.testclass.order.default",
    value = "org.junit.jupiter.api.ClassOrderer$ClassName")
final class DemoApplicationSuite {}
