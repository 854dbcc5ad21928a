package id.payung.platform.web.confirmation;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Questions come after the access rules: who may not do it is not asked. */
@Configuration
class ConfirmationConfiguration implements WebMvcConfigurer {
  private static final int BEHIND_ACCESS = 10;

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new ConfirmationInterceptor()).order(BEHIND_ACCESS);
  }
}
