package id.payung.platform.list;

import id.payung.platform.form.FormBinder;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Handlers may take what is asked of a list as an argument. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration implements WebMvcConfigurer {
  private final FormBinder binder;

  ListConfiguration(FormBinder binder) {
    this.binder = binder;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ListArguments(binder));
  }
}
