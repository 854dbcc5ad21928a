package id.payung.platform.form;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Handlers may take forms as arguments. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration implements WebMvcConfigurer {
  private final FormBinder binder;

  FormConfiguration(FormBinder binder) {
    this.binder = binder;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new FormArguments(binder));
  }
}
