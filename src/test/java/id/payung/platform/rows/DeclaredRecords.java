package id.payung.platform.rows;

import id.payung.platform.rows.annotation.Table;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** All records of the application that are a table, and the samples of the tests. */
final class DeclaredRecords {
  private DeclaredRecords() {}

  static List<Class<? extends Record>> all() {
    ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false) {
      @Override
      protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
        return true;
      }
    };
    scan.addIncludeFilter(new AnnotationTypeFilter(Table.class));
    List<Class<? extends Record>> found = new ArrayList<>();
    scan.findCandidateComponents("id.payung").forEach(definition -> {
      Class<?> type = ClassUtils.resolveClassName(definition.getBeanClassName(), null);
      if (type.getNestHost() == Samples.class || !ofTests(type)) {
        found.add(type.asSubclass(Record.class));
      }
    });
    return found;
  }

  private static boolean ofTests(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath().contains("test-classes");
  }
}
